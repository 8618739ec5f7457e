package dev.xylo.study.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FaultVerdictTest {
    private final VerdictDocument study = new VerdictDocument(50, 48);

    /** So much is left with 64 faulty bits, and of one fault in the weakest memory. */
    private void faults(String name, double left, double one, int chips) {
        ObjectNode faults = study.configuration(name, 0, 0).putObject("faults");
        faults.put("measure", "accuracy").put("samples", 50).put("sound", 0.96);
        ArrayNode counts = faults.putArray("by_count");
        counts.addObject().put("faults", 1).put("accuracy", 0.95).put("chips", 20);
        ObjectNode most =
                counts.addObject().put("faults", 64).put("accuracy", left).put("chips", chips);
        most.putArray("accuracy_wilson_95").add(left - 0.05).add(left + 0.05);
        faults.putArray("by_memory").addObject().put("name", "weights_in").put("accuracy", one);
    }

    @Test
    void saysWhoKeepsMost() {
        faults("global_8", 0.5, 0.9, 20);
        assertThat(study.text())
                .contains(
                        "With 64 faulty bits global_8 keeps this: accuracy 50.0 % of 96.0 %, a mean of 20 chips on 50 samples;"
                                + " one faulty bit costs most in weights_in (6.0 points).");
        faults("channel_8", 0.7, 0.9, 1);
        assertThat(study.text()).contains("channel_8 keeps most: accuracy 70.0 % of 96.0 %, one chip on 50 samples; ");
        faults("optimal_8", 0.65, 0.9, 20);
        assertThat(study.text()).contains(" (the interval of optimal_8 overlaps with it);");
        faults("calibrated_8", 0.66, 0.9, 20);
        assertThat(study.text()).contains(" (intervals of optimal_8, calibrated_8 overlap with it);");
    }

    @Test
    void costsNothingWhereNothingIsLost() {
        faults("global_8", 0.5, 0.96, 20);
        assertThat(study.text())
                .contains("in no memory does one faulty bit cost anything on average")
                .doesNotContain("costs most");
    }

    @Test
    void nothingWithoutACampaign() {
        study.configuration("global_8", 0, 0);
        assertThat(study.text()).doesNotContain("faulty");
    }
}
