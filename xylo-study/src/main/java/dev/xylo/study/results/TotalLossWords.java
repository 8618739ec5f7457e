package dev.xylo.study.results;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Losses that leave nothing: a parameter whose values all became 0, a threshold of 0, weights behind a synapse that passes nothing on. */
final class TotalLossWords {
    /** Most losses that are told one by one. */
    private static final int TOLD = 3;

    private TotalLossWords() {}

    /**
     * One sentence for each loss, with the configurations that have it.
     *
     * @param configurations rows
     * @return empty if there is none; the rest of many is a count
     */
    static List<String> sentences(List<JsonNode> configurations) {
        List<WarningGroup> losses = WarningGroup.of(configurations).stream()
                .filter(WarningGroup::total)
                .toList();
        List<String> sentences = new ArrayList<>();
        losses.stream()
                .limit(TOLD)
                .forEach(loss -> sentences.add("In " + Words.both(loss.names()) + " " + loss.message() + "."));
        if (losses.size() > TOLD) {
            sentences.add(
                    losses.size() == TOLD + 1
                            ? "One more such loss is among the warnings."
                            : losses.size() - TOLD + " more such losses are among the warnings.");
        }
        return sentences;
    }
}
