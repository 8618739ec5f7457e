package dev.xylo.study.results;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Samples that the tie rule decides, and configurations that decide none. */
final class TieWords {
    private TieWords() {}

    /**
     * How many samples of the float network and of a configuration the tie rule decides.
     *
     * @param reference the float network
     * @param chip a configuration
     * @return empty if there is none
     */
    static Optional<String> sentence(JsonNode reference, JsonNode chip) {
        int floatTied = reference.get("tied").asInt();
        int chipTied = chip.get("tied").asInt();
        if (floatTied + chipTied == 0) {
            return Optional.empty();
        }
        return Optional.of(Words.format(
                "The tie rule (lowest index) decides %s of the float network and %,d of %s; %s.",
                Words.count(floatTied, "sample"),
                chipTied,
                Words.name(chip),
                silent(reference.get("silent").asInt(), chip.get("silent").asInt())));
    }

    private static String silent(int ofFloat, int ofChip) {
        return ofFloat + ofChip == 0
                ? "readouts spike in all of these"
                : Words.format("no readout spikes in %,d and %,d of these", ofFloat, ofChip);
    }

    /**
     * Configurations that decide no sample.
     *
     * @param undecided rows, with labels or without
     * @return empty if there is none
     */
    static Optional<String> undecided(List<JsonNode> undecided) {
        return undecided.isEmpty()
                ? Optional.empty()
                : Optional.of((undecided.size() == 1
                                ? "One configuration decides"
                                : undecided.size() + " configurations decide")
                        + " no sample, as several classes share the largest score in every one: "
                        + Words.both(undecided.stream().map(TieWords::named).toList())
                        + (undecided.size() == 1 ? " is" : " are") + " the tie rule's.");
    }

    private static String named(JsonNode row) {
        return row.get("accuracy").isNull()
                ? Words.name(row)
                : "the " + Words.percent(row.get("accuracy").asDouble()) + " of " + Words.name(row);
    }
}
