package dev.xylo.study.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Every sentence of the verdict: a study that calls for it, and one that forbids it. */
class VerdictTest {
    @Test
    void saysWhichFloatNetwork() {
        VerdictDocument study = new VerdictDocument(450, 442);
        study.configuration("global_8", 9, 4);
        assertThat(study.verdict())
                .first()
                .isEqualTo("The float network (exponential decay, the chip's spike caps) is right on 98.2 % of the 450"
                        + " samples.");
        study.reference().put("caps", "none").put("decay", "euler");
        assertThat(study.verdict()).first().asString().contains("(euler decay, no spike caps)");
        study.reference().put("caps", "none 3 1");
        assertThat(study.verdict()).first().asString().contains("spike caps none 3 1)");
        VerdictDocument one = new VerdictDocument(1, 1);
        one.configuration("global_8", 0, 0);
        assertThat(one.text()).contains("of the 1 sample.").doesNotContain("1 samples");
    }

    @Test
    void aFloatNetworkThatIsSilentHasNoVerdictButTheReason() {
        VerdictDocument study = new VerdictDocument(40, 14);
        VerdictDocument.attribute(study.configuration("global_8", 0, 0), 9, "spike_caps 9 9");
        study.reference().put("silent", 40).put("tied", 40);
        assertThat(study.verdict())
                .containsExactly(
                        "No verdict: no readout of the float network spikes in any of the 40 samples, so that every"
                                + " answer is the tie rule's (the lowest index).");
        study.reference().put("silent", 30);
        assertThat(study.verdict())
                .containsExactly(
                        "No verdict: in all of the 40 samples several classes of the float network share the largest"
                                + " score (in 30 of them no readout spikes), so that every answer is the tie rule's (the lowest index).");
        study.reference().put("tied", 39);
        assertThat(study.text()).doesNotContain("No verdict").contains("is right on");
    }

    @Test
    void oneReadoutDecidesNothing() {
        VerdictDocument study = new VerdictDocument(40, 20);
        study.configuration("global_8", 0, 0);
        ObjectNode network = (ObjectNode) study.root().get("network");
        network.put("outputs", 1);
        assertThat(study.verdict()).singleElement().asString().startsWith("No verdict: the network has one readout");
        network.put("outputs", 2);
        assertThat(study.text()).doesNotContain("No verdict");
    }

    @Test
    void aConfigurationThatDecidesNothingIsNotTheBest() {
        VerdictDocument study = new VerdictDocument(40, 10);
        study.configuration("silent_8", 0, 4).put("silent", 40).put("tied", 40);
        study.configuration("global_8", 2, 0);
        assertThat(study.text())
                .contains(
                        "One configuration decides no sample, as several classes share the largest score in every one:"
                                + " the 35.0 % of silent_8 is the tie rule's.")
                .contains("global_8 is best with 20.0 %")
                .doesNotContain("silent_8 is best");
        study.configuration("silent_4", 1, 0).put("tied", 40);
        assertThat(study.text())
                .contains("2 configurations decide no sample", "the 22.5 % of silent_4 are the tie rule's");
        VerdictDocument none = new VerdictDocument(40, 10);
        none.configuration("silent_8", 0, 0).put("tied", 40);
        assertThat(none.verdict()).hasSize(2).noneMatch(sentence -> sentence.contains("On the chip"));
        VerdictDocument decides = new VerdictDocument(40, 10);
        decides.configuration("global_8", 0, 0).put("tied", 39);
        assertThat(decides.text()).doesNotContain("decides no sample");
    }

    @Test
    void tiesAreCounted() {
        VerdictDocument study = new VerdictDocument(450, 442);
        ObjectNode row = study.configuration("global_8", 9, 4);
        assertThat(study.text()).doesNotContain("tie rule");
        study.reference().put("tied", 1).put("silent", 1);
        row.put("tied", 12).put("silent", 3);
        assertThat(study.text())
                .contains(
                        "The tie rule (lowest index) decides 1 sample of the float network and 12 of global_8; no readout"
                                + " spikes in 1 and 3 of these.");
        study.reference().put("silent", 0);
        row.put("silent", 0);
        assertThat(study.text()).contains("12 of global_8; readouts spike in all of these.");
    }

    @Test
    void whatCapsDecide() {
        VerdictDocument study = new VerdictDocument(200, 95);
        ObjectNode row = study.configuration("global_8", 1, 1);
        row.put("input_clips", 1234).put("spike_cap_hits", 0).put("spike_cap_out_hits", 1);
        assertThat(study.text()).as("the caps decide nothing").doesNotContain("spike caps decide");
        study.uncapped().put("correct", 198).put("accuracy", 0.99).put("agree_with_float", 97);
        assertThat(study.text())
                .contains(
                        "The chip's spike caps decide 103 samples of 200: without them the float network is right on 99.0 %,"
                                + " with them on 47.5 %. What global_8 met: 1,234 input counts above 15; hidden neurons at their cap"
                                + " (31): 0 times; readouts at their cap (1): 1 time.");
        study.reference().put("caps", "none");
        assertThat(study.text()).as("no caps to speak of").doesNotContain("spike caps decide");
    }

    @Test
    void bestAndItsEquals() {
        VerdictDocument study = new VerdictDocument(450, 442);
        study.configuration("global_8", 9, 4);
        assertThat(study.text())
                .contains("On the chip global_8 is right on 97.1 %: ")
                .doesNotContain("best");
        study.configuration("channel_8", 20, 4);
        assertThat(study.text())
                .contains("On the chip global_8 is best with 97.1 %: ")
                .doesNotContain("equally good");
        study.configuration("optimal_8", 6, 1);
        assertThat(study.text())
                .contains(
                        "On the chip global_8 and optimal_8 are equally good with 97.1 %, none is better; of global_8: 1.1"
                                + " points below the float network")
                .doesNotContain("is best");
    }

    @Test
    void lostOnlyWhereTheTestSaysSo() {
        assertThat(only(450, 442, 9, 4))
                .contains(
                        "1.1 points below the float network (95 % interval of the loss -0.5 to 3.0 points), no more than"
                                + " chance explains (p = 0.267).")
                .doesNotContain("lost");
        assertThat(only(450, 442, 90, 4))
                .contains("19.1 points lost (95 % interval of the loss ")
                .contains("), more than chance explains (p below 0.001).");
        assertThat(only(450, 400, 4, 9))
                .contains("1.1 points above the float network")
                .doesNotContain("gained");
        assertThat(only(450, 300, 4, 90)).contains("19.1 points gained");
        assertThat(only(450, 442, 7, 7))
                .contains("as many as the float network")
                .doesNotContain("same samples");
        assertThat(only(450, 442, 0, 0))
                .contains(
                        ": right on the same samples as the float network (95 % interval of the loss -0.8 to 0.8 points).")
                .doesNotContain("chance");
    }

    @Test
    void fewerThanSixDiscordantSamplesNoTestCanTell() {
        assertThat(only(20, 20, 5, 0))
                .contains("25.0 points below the float network")
                .contains("; only 5 samples of 20 tell the two apart, too few for any test.")
                .doesNotContain("chance explains");
        assertThat(only(20, 20, 1, 0)).contains("only 1 sample of 20 tells the two apart");
        assertThat(only(20, 20, 6, 0)).contains("30.0 points lost").doesNotContain("too few");
    }

    private static String only(int samples, int right, int onlyFloat, int onlyChip) {
        VerdictDocument study = new VerdictDocument(samples, right);
        study.configuration("global_8", onlyFloat, onlyChip);
        return study.text();
    }

    @Test
    void whoLosesAndWhoGainsMoreThanChance() {
        VerdictDocument study = new VerdictDocument(450, 400);
        study.configuration("a", 9, 4);
        assertThat(study.text()).as("one configuration needs no list").doesNotContain("configurations");
        study.configuration("b", 50, 1);
        assertThat(study.text())
                .contains(
                        "1 of 2 configurations loses more than chance explains (p below 0.05 after Holm's correction): b.")
                .doesNotContain("gain");
        study.configuration("c", 60, 1);
        study.configuration("d", 1, 40);
        assertThat(study.text())
                .contains("2 of 4 configurations lose more than chance explains", ": b, c.")
                .contains("1 of 4 configurations gains more than chance explains", ": d.")
                .contains("d is best with 97.6 %: 8.7 points gained");
    }

    @Test
    void longListsAreCut() {
        VerdictDocument study = new VerdictDocument(450, 442);
        for (int i = 0; i < 9; i++) {
            study.configuration("n" + i, 50 + i, 1);
        }
        assertThat(study.text()).contains("9 of 9 configurations lose", ": n0, n1, n2, n3, n4 and 4 more.");
    }

    @Test
    void noneLosesMoreThanChance() {
        VerdictDocument study = new VerdictDocument(450, 442);
        study.configuration("a", 0, 0);
        study.configuration("b", 0, 1);
        assertThat(study.text()).contains("No configuration loses more than chance explains.");
        study.configuration("c", 4, 0);
        assertThat(study.text())
                .contains("No configuration loses more than chance explains; the most that is seen is c (0.9 points).");
        study.configuration("d", 90, 0);
        assertThat(study.text()).doesNotContain("No configuration");
    }

    /** 20 points lost of 20 samples... each more than chance by itself, but not among 300. */
    @Test
    void whatOnlyTheCorrectionSavesIsNotPassedOver() {
        VerdictDocument study = new VerdictDocument(60, 60);
        study.configuration("bad", 12, 0);
        assertThat(study.text()).contains("20.0 points lost").doesNotContain("Before Holm");
        for (int i = 0; i < 299; i++) {
            study.configuration("n" + i, 0, 0);
        }
        // 2 * 2^-12 * 300 = 0.146
        assertThat(study.text())
                .contains("No configuration loses more than chance explains after Holm's correction.")
                .contains(
                        "Before Holm's correction over 300 configurations 1 more would lose more than chance explains (p below"
                                + " 0.05): bad (20.0 points).");
        VerdictDocument best = new VerdictDocument(60, 60);
        best.configuration("bad", 8, 0);
        for (int i = 0; i < 19; i++) {
            best.configuration("n" + i, 9, 0);
        }
        assertThat(best.text())
                .contains(
                        "which is more than chance explains by itself (p = 0.008) but not among 20 configurations (p = 0.078"
                                + " after Holm's correction)");
    }

    @Test
    void bothViewsOfTheAttribution() {
        VerdictDocument study = new VerdictDocument(450, 442);
        ObjectNode row = study.configuration("global_8", 9, 4);
        assertThat(study.text()).as("no attribution").doesNotContain("On the way");
        VerdictDocument.attribute(row, 5, "dash_rounding 0 5", "bitshift_decay 15 0", "weight_rounding -10 0");
        assertThat(study.text())
                .contains(
                        "On the way from the float network without caps to the chip, bit-shift decay costs global_8 most (15"
                                + " samples, 3.3 points); switched off alone on the chip, dash rounding gives back most (5 samples, 1.1"
                                + " points).");
        VerdictDocument.attribute(row, 15, "bitshift_decay 15 14");
        assertThat(study.text()).contains("switched off alone on the chip, it gives back 14 samples, 3.1 points.");
        VerdictDocument.attribute(row, 15, "bitshift_decay 15 2", "saturation 0 1");
        assertThat(study.text()).contains("switched off alone on the chip, no effect gives back more than 2 samples.");
        VerdictDocument.attribute(row, 10, "bitshift_decay 5 4", "saturation 5 4");
        assertThat(study.text())
                .contains("bit-shift decay and saturation each cost global_8 most (5 samples")
                .contains("it gives back 4 samples");
    }

    @Test
    void nothingIsSaidToCostWhereNothingWasLost() {
        VerdictDocument study = new VerdictDocument(450, 442);
        ObjectNode row = study.configuration("global_8", 9, 4);
        VerdictDocument.attribute(row, 2, "bitshift_decay 15 0", "weight_rounding -13 0");
        assertThat(study.text()).as("two samples lost in all").doesNotContain("On the way");
        VerdictDocument.attribute(row, -5, "bitshift_decay 15 0", "weight_rounding -20 0");
        assertThat(study.text()).as("a gain").doesNotContain("On the way");
        VerdictDocument.attribute(row, 4, "bitshift_decay 2 0", "weight_rounding 2 0");
        assertThat(study.text()).as("two samples by each").doesNotContain("On the way");
    }

    @Test
    void totalLossesAreSaid() {
        VerdictDocument study = new VerdictDocument(450, 442);
        ObjectNode a = study.configuration("a", 9, 4);
        ObjectNode b = study.configuration("b", 9, 4);
        VerdictDocument.warn(a, "bias_not_scaled", "some loss");
        assertThat(study.text()).as("no total loss").doesNotContain("some loss");
        VerdictDocument.warn(a, "parameter_lost", "all 640 non-zero values of weights_out became 0");
        VerdictDocument.warn(b, "parameter_lost", "all 640 non-zero values of weights_out became 0");
        VerdictDocument.warn(b, "threshold_rounded_to_zero", "1 positive value of threshold became 0");
        assertThat(study.verdict())
                .contains(
                        "In a and b all 640 non-zero values of weights_out became 0.",
                        "In b 1 positive value of threshold became 0.")
                .noneMatch(sentence -> sentence.contains("among the warnings"));
        VerdictDocument.warn(b, "weights_behind_dash_zero", "3 non-zero weights arrive at a synapse with dash 0");
        VerdictDocument.warn(b, "parameter_lost", "all 9 non-zero values of bias became 0");
        assertThat(study.verdict()).contains("One more such loss is among the warnings.");
        VerdictDocument.warn(a, "parameter_lost", "all 8 non-zero values of bias became 0");
        assertThat(study.verdict()).contains("2 more such losses are among the warnings.");
    }

    @Test
    void withoutLabelsThereIsAgreementOnly() {
        VerdictDocument study = new VerdictDocument(30, 20);
        study.configuration("global_8", 5, 1);
        study.configuration("channel_8", 2, 1);
        study.uncapped().put("agree_with_float", 29);
        assertThat(study.unlabelled().verdict())
                .containsExactly(
                        "The 30 samples have no labels: only the agreement with the float network (exponential decay, the chip's"
                                + " spike caps) can be told.",
                        "The chip's spike caps decide 1 sample of 30. What channel_8 met: 0 input counts above 15; hidden neurons"
                                + " at their cap (31): 0 times; readouts at their cap (1): 0 times.",
                        "As the float network decodes them: channel_8 on 90.0 %, global_8 on 80.0 % of the 30 samples.");
        VerdictDocument one = new VerdictDocument(1, 1);
        one.configuration("global_8", 0, 0).put("tied", 1);
        assertThat(one.unlabelled().text())
                .contains("The 1 sample has no labels", "decides no sample", ": global_8 is the tie rule's")
                .doesNotContain("As the float network");
    }

    @Test
    void theSameWordsInEveryLocale() {
        VerdictDocument study = new VerdictDocument(4500, 4420);
        study.configuration("global_8", 90, 40);
        String here = study.text();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(study.text()).isEqualTo(here).contains("4,500 samples", "98.2 %");
        } finally {
            Locale.setDefault(before);
        }
    }
}
