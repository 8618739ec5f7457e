package dev.xylo.study.report;

import tools.jackson.databind.JsonNode;

/** How closely the chip follows the float network, beyond the decoded answer. */
final class FidelitySection implements Section {
    @Override
    public String id() {
        return "fidelity";
    }

    @Override
    public String title() {
        return "Fidelity";
    }

    @Override
    public String introduction() {
        return "How closely the chip follows the float network, whether or not the answer was right.";
    }

    @Override
    public String html(JsonNode results) {
        HtmlTable table = new HtmlTable("Fidelity of every configuration")
                .column(
                        "output RMSE (spikes)",
                        "root mean square error of the output spike counts per sample",
                        "output_count_rmse",
                        value -> Numbers.decimal(value, 2))
                .column(
                        "rate RMSE (spikes/step)",
                        "root mean square error of the hidden neurons' firing rates",
                        "hidden_rate_rmse",
                        value -> Numbers.decimal(value, 4))
                .column(
                        "rate distance (spikes/step)",
                        "earth mover's distance between the distributions of hidden firing rates",
                        "earth_mover_distance",
                        value -> Numbers.decimal(value, 4))
                .column(
                        "dead",
                        "hidden neurons that fire in float and never on the chip",
                        "dead_gained",
                        Numbers::count)
                .column(
                        "always on",
                        "hidden neurons that fire in every step on the chip and not in float",
                        "always_on_gained",
                        Numbers::count);
        for (String state : new String[] {"i_syn", "i_syn_2", "v_mem", "i_syn_out", "v_mem_out"}) {
            table.column(
                    "SQNR " + state + " (dB)",
                    "signal to quantization noise ratio of " + state + " against the float run; 6 dB are one bit",
                    "sqnr_db_" + state,
                    value -> Numbers.decimal(value, 1));
        }
        return table.html(Rows.configurations(results)) + table.legend();
    }
}
