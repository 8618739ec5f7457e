package dev.xylo.study.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        List<String> near = all.stream()
                .filter(row -> row != best && end(row, 1) >= end(best, 0))
                .map(Words::name)
                .toList();
        double points = 100 * (sound(best) - accuracy(weakest(best)));
        return Words.format(
                "With %s %s keeps %s: %s %s of %s, %s on %s%s; %s.",
                Words.count(most(best).get("faults").asInt(), "faulty bit"),
                Words.name(best),
                all.size() > 1 ? "most" : "this",
                best.get("faults").get("measure").asString(),
                Words.percent(accuracy(most(best))),
                Words.percent(sound(best)),
                most(best).get("chips").asInt() == 1
                        ? "one chip"
                        : "a mean of " + Words.count(most(best).get("chips").asInt(), "chip"),
                Words.count(best.get("faults").get("samples").asInt(), "sample"),
                near.isEmpty()
                        ? ""
                        : Words.format(
                                " (%s of %s overlap%s with it)",
                                near.size() == 1 ? "the interval" : "intervals",
                                Words.list(near),
                                near.size() == 1 ? "s" : ""),
                points > 0
                        ? Words.format(
                                "one faulty bit costs most in %s (%s)", Words.name(weakest(best)), Words.points(points))
                        : "in no memory does one faulty bit cost anything on average");
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
