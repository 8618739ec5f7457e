package dev.xylo.study.report;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What each configuration costs on the chip: a table, and accuracy against energy as a figure. */
final class CostSection implements Section {
    private static final double MEGA = 1e-6;
    private static final double MICRO = 1e6;

    @Override
    public String id() {
        return "cost";
    }

    @Override
    public String title() {
        return "Cost on the chip";
    }

    @Override
    public String introduction() {
        return "Cycles of the published model, fed with the spikes of all samples. Powers and energies are estimates.";
    }

    @Override
    public String html(JsonNode results) {
        List<JsonNode> rows = Rows.configurations(results).stream()
                .filter(row -> row.path("cycles_per_step").isNumber())
                .toList();
        String figures = "<div class=\"figures\" data-body=\"" + id() + "\"></div>";
        if (rows.isEmpty()) {
            return figures; // the script says why it is empty
        }
        HtmlTable table = new HtmlTable("Cost of every configuration")
                .column(
                        "chip",
                        "whose cycle model it is",
                        row -> row.path("chip").asString(Numbers.NONE),
                        row -> row.path("chip"))
                .column(
                        "cycles/step",
                        "mean clock cycles of a time step",
                        "cycles_per_step",
                        v -> Numbers.decimal(v, 1))
                .column(
                        "clock, worst (MHz)",
                        "clock for real time if everything spikes in every step, 20 % to spare",
                        "clock_hz",
                        v -> scaled(v, MEGA, 3))
                .column(
                        "clock, 99.9 % (MHz)",
                        "clock with which 99.9 % of the recorded steps end in time, 20 % to spare",
                        "clock_99_9_percent_hz",
                        v -> scaled(v, MEGA, 3))
                .column(
                        "synaptic operations",
                        "non-zero weights that spikes delivered, over all samples",
                        "synaptic_operations",
                        Numbers::count)
                .column(
                        "hibernating",
                        "share of the steps in which the core hibernates",
                        "hibernating_share",
                        Numbers::percent)
                .column(
                        "power (uW, estimate)",
                        "idle power and that of the mean step's cycles",
                        "power_estimate_w",
                        v -> scaled(v, MICRO, 0))
                .column(
                        "energy per sample (uJ, estimate)",
                        "of the mean sample, idle power included",
                        "energy_per_sample_estimate_j",
                        v -> scaled(v, MICRO, 2))
                .column(
                        "spread (uJ)",
                        "with the smallest and the largest energy per cycle that the published points give",
                        row -> spread(row.path("energy_per_sample_low_j"), row.path("energy_per_sample_high_j")),
                        row -> row.path("energy_per_sample_high_j"));
        return table.html(rows) + table.legend() + figures;
    }

    @Override
    public List<String> scripts() {
        return List.of("sections/" + id() + ".js");
    }

    private static String scaled(JsonNode value, double factor, int decimals) {
        return value.isNumber() ? Numbers.format("%." + decimals + "f", value.doubleValue() * factor) : Numbers.NONE;
    }

    private static String spread(JsonNode low, JsonNode high) {
        return low.isNumber() && high.isNumber() ? scaled(low, MICRO, 2) + "–" + scaled(high, MICRO, 2) : Numbers.NONE;
    }
}
