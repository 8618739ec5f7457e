package dev.xylo.study.results;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the fault campaigns of a results document found, in words. */
final class FaultVerdict {
    private FaultVerdict() {}

    /**
     * Which configuration keeps most with the most faults, which others keep as much as far as their intervals tell, and which memory of it
     * is the weakest; empty without campaigns.
     */
    static Optional<String> sentence(List<JsonNode> configurations) {
        List<JsonNode> some = configurations.stream()
                .filter(row -> row.path("faults").isObject())
                .toList();
        // The first of several that are equally good.
        return some.stream()
                .min(Comparator.comparingDouble(row -> -accuracy(most(row))))
                .map(best -> sentence(best, some));
    }

    private static String sentence(JsonNode best, List<JsonNode> all) {
        String near = all.stream()
                .filter(row -> row != best && end(row, 1) >= end(best, 0))
                .map(row -> row.get("name").asString())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "With %,d faulty bits %s keeps most: %s %.1f %% of %.1f %%, a mean of %,d chips on %,d samples%s; one faulty bit"
                        + " costs most in %s (%.1f points).",
                most(best).get("faults").asInt(),
                best.get("name").asString(),
                best.get("faults").get("measure").asString(),
                100 * accuracy(most(best)),
                100 * sound(best),
                most(best).get("chips").asInt(),
                best.get("faults").get("samples").asInt(),
                near.isEmpty() ? "" : " (intervals of " + near + " overlap with it)",
                weakest(best).get("name").asString(),
                100 * (sound(best) - accuracy(weakest(best))));
    }

    /** An end of the 95 % interval with the most faults. */
    private static double end(JsonNode row, int which) {
        return most(row).get("accuracy_wilson_95").get(which).asDouble();
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
