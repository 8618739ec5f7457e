package dev.xylo.study.report;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The table of all outcomes: the float twins, then every configuration. */
final class ConfigurationSection implements Section {
    private static final List<String> SATURATIONS = List.of(
            "i_syn_saturations",
            "i_syn_2_saturations",
            "v_mem_saturations",
            "i_syn_out_saturations",
            "v_mem_out_saturations");
    private static final List<String> CAP_HITS = List.of("spike_cap_hits", "spike_cap_out_hits");

    @Override
    public String id() {
        return "configurations";
    }

    @Override
    public String title() {
        return "Configurations";
    }

    @Override
    public String introduction() {
        return "One row per float twin and per configuration on the chip. A heading sorts by its column.";
    }

    @Override
    public String html(JsonNode results) {
        HtmlTable table = new HtmlTable("Accuracy and loss of every configuration")
                .column("accuracy", "share of samples decoded as their label", "accuracy", Numbers::percent)
                .column(
                        "95 % interval",
                        "interval of the accuracy",
                        row -> Numbers.interval(row.path("accuracy_lower_95"), row.path("accuracy_upper_95")),
                        row -> row.path("accuracy_lower_95"))
                .column("balanced", "mean recall over the classes", "balanced_accuracy", Numbers::percent)
                .column(
                        "loss (points)",
                        "percentage points below the float network",
                        "loss_points",
                        value -> Numbers.decimal(value, 1))
                .column(
                        "difference, 95 % (points)",
                        "score interval of chip minus float on the same samples, in percentage points",
                        row -> Numbers.differences(row.path("difference_lower_95"), row.path("difference_upper_95")),
                        row -> row.path("difference_lower_95"))
                .column(
                        "p (Holm)",
                        "exact McNemar test against float, corrected over the configurations: below 0.05 the difference is more"
                                + " than chance",
                        "mcnemar_p_holm",
                        Numbers::p)
                .column(
                        "agreement",
                        "share of samples decoded as the float network does",
                        "agreement",
                        Numbers::percent)
                .column("silent", "samples without any output spike", "silent", Numbers::count)
                .column(
                        "tied",
                        "samples whose largest output count several readouts share: the tie rule decides them",
                        "tied",
                        Numbers::count)
                .column(
                        "saturations",
                        "times a state was clamped to int16, over all samples, steps and neurons",
                        row -> Numbers.count(sum(row, SATURATIONS)),
                        row -> sum(row, SATURATIONS))
                .column(
                        "cap hits",
                        "times spikes were withheld by the caps of 31 (hidden) and 1 (readout) per step",
                        row -> Numbers.count(sum(row, CAP_HITS)),
                        row -> sum(row, CAP_HITS))
                .column("rounded to 0", "non-zero parameters that became 0", "values_rounded_to_zero", Numbers::count)
                .column("clipped", "parameters cut to the chip's range", "values_clipped", Numbers::count);
        return table.html(Rows.all(results)) + table.legend();
    }

    /** The sum of counters, or nothing where the row has none of them (a float twin). */
    private static JsonNode sum(JsonNode row, List<String> counters) {
        long sum = 0;
        boolean any = false;
        for (String counter : counters) {
            JsonNode value = row.path(counter);
            any |= value.isNumber();
            sum += value.asLong(0);
        }
        return any ? JsonNodeFactory.instance.numberNode(sum) : JsonNodeFactory.instance.nullNode();
    }
}
