package dev.xylo.study.results;

import dev.xylo.study.engine.Baseline;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the chip's spike caps decide, told from the float network with and without them. */
final class CapWords {
    private CapWords() {}

    /**
     * How many samples are decoded otherwise with the caps, and what is capped.
     *
     * @param root the document
     * @param reference the float network with the chip's caps
     * @param chip a configuration whose counters are quoted
     * @return empty if the caps decide no sample, or the reference has none
     */
    static Optional<String> sentence(JsonNode root, JsonNode reference, JsonNode chip) {
        JsonNode free = StudyResults.elements(root.get("baselines")).stream()
                .filter(row -> Words.name(row).equals(Baseline.UNCAPPED))
                .findFirst()
                .orElseThrow();
        int samples = free.get("samples").asInt();
        int decided = samples - free.get("agree_with_float").asInt();
        if (decided == 0
                || !reference.path("caps").asString("").equals("chip")
                || !reference.path("timing").asString("").equals("chip")) {
            return Optional.empty();
        }
        return Optional.of(Words.format(
                "The chip's spike caps decide %s of %,d%s. %s: %s above 15; hidden neurons at their cap (31): %s; readouts at"
                        + " their cap (1): %s.",
                Words.count(decided, "sample"),
                samples,
                free.get("accuracy").isNull()
                        ? ""
                        : Words.format(
                                ": without them the float network is right on %s, with them on %s",
                                Words.percent(free.get("accuracy").asDouble()),
                                Words.percent(reference.get("accuracy").asDouble())),
                "What " + Words.name(chip) + " met",
                Words.count(chip.get("input_clips").asLong(), "input count"),
                Words.count(chip.get("spike_cap_hits").asLong(), "time"),
                Words.count(chip.get("spike_cap_out_hits").asLong(), "time")));
    }
}
