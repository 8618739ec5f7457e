package dev.xylo.study.results;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the fault campaigns of a results document found, in words. */
final class FaultVerdict {
    private FaultVerdict() {}

    /** Which configuration keeps most with the most faults, and which memory of it is the weakest; empty without campaigns. */
    static Optional<String> sentence(List<JsonNode> configurations) {
        return configurations.stream()
                .filter(row -> row.path("faults").isObject())
                // The first of several that are equally good.
                .min(Comparator.comparingDouble(row -> -accuracy(most(row))))
                .map(row -> String.format(
                        Locale.ROOT,
                        "With %,d faulty bits %s keeps most: %s %.1f %% of %.1f %%, a mean of %,d chips on %,d samples; one faulty"
                                + " bit costs most in %s (%.1f points).",
                        most(row).get("faults").asInt(),
                        row.get("name").asString(),
                        row.get("faults").get("measure").asString(),
                        100 * accuracy(most(row)),
                        100 * sound(row),
                        most(row).get("chips").asInt(),
                        row.get("faults").get("samples").asInt(),
                        weakest(row).get("name").asString(),
                        100 * (sound(row) - accuracy(weakest(row)))));
    }

    private static JsonNode most(JsonNode row) {
        return StudyResults.elements(row.get("faults").get("by_count")).stream()
                .max(Comparator.comparingInt(group -> group.get("faults").asInt()))
                .orElseThrow();
    }

    private static JsonNode weakest(JsonNode row) {
        return row.get("faults").get("by_memory").get(0);
    }

    private static double sound(JsonNode row) {
        return row.get("faults").get("sound").asDouble();
    }

    private static double accuracy(JsonNode group) {
        return group.get("accuracy").asDouble();
    }
}
