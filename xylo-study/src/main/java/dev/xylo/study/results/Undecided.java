package dev.xylo.study.results;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Studies whose samples decide nothing: every answer of the float network is the tie rule's, so that an accuracy, and what is lost of it,
 * would say nothing about the network.
 */
final class Undecided {
    private Undecided() {}

    /**
     * Why a study has no verdict.
     *
     * @param root its document
     * @return a sentence, or empty if the reference decides at least one sample
     */
    static Optional<String> reason(JsonNode root) {
        JsonNode reference = StudyResults.reference(root);
        int samples = reference.get("samples").asInt();
        if (root.path("answers").asInt(root.get("network").get("outputs").asInt()) == 1) {
            return Optional.of(
                    "No verdict: the network has one readout, and the largest of one count is always class 0.");
        }
        if (!row(reference)) {
            return Optional.empty();
        }
        int silent = reference.get("silent").asInt();
        String what = silent == samples
                ? "no readout of the float network spikes in any of the " + Words.count(samples, "sample")
                : Words.format(
                        "in all of the %s several classes of the float network share the largest score (in %,d of them no"
                                + " readout spikes)",
                        Words.count(samples, "sample"), silent);
        return Optional.of("No verdict: " + what + ", so that every answer is the tie rule's (the lowest index).");
    }

    /** Whether a row's readouts decide no sample: in every one several classes share the largest score, be it 0. */
    static boolean row(JsonNode row) {
        return row.get("tied").asInt() == row.get("samples").asInt();
    }
}
