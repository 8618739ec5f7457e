package dev.xylo.study.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A results document in words. */
final class Verdict {
    private static final double SIGNIFICANT = 0.05;

    private Verdict() {}

    static List<String> sentences(JsonNode root) {
        JsonNode reference = StudyResults.reference(root);
        List<JsonNode> configurations = StudyResults.elements(root.get("configurations"));
        boolean labelled = root.get("data").get("labelled").asBoolean();
        List<String> sentences = new ArrayList<>(
                labelled ? labelled(root, reference, configurations) : unlabelled(root, configurations));
        FaultVerdict.sentence(configurations).ifPresent(sentences::add);
        return sentences;
    }

    private static List<String> labelled(JsonNode root, JsonNode reference, List<JsonNode> configurations) {
        List<String> sentences = new ArrayList<>();
        sentences.add(String.format(
                Locale.ROOT,
                "The float network (%s decay) is right on %s of the %,d samples.",
                reference.get("decay").asString(),
                percent(reference, "accuracy"),
                root.get("data").get("samples").asInt()));
        // The first of several that are equally good.
        JsonNode best = configurations.stream()
                .reduce((a, b) -> accuracy(b) > accuracy(a) ? b : a)
                .orElseThrow();
        sentences.add(String.format(
                Locale.ROOT,
                "On the chip %s is %s with %s: %s, %s.",
                name(best),
                configurations.size() == 1 ? "right" : "best",
                percent(best, "accuracy"),
                points(best),
                chance(best)));
        List<String> worse = configurations.stream()
                .filter(row -> significant(row) && row.get("loss_points").asDouble() > 0)
                .map(Verdict::name)
                .toList();
        if (configurations.size() > 1) {
            sentences.add(
                    worse.isEmpty()
                            ? "No configuration loses more than chance explains."
                            : worse.size() + " of " + configurations.size()
                                    + " configurations lose more than chance explains (p below 0.05 after Holm's"
                                    + " correction): "
                                    + String.join(", ", worse) + ".");
        }
        largestEffect(best).ifPresent(sentences::add);
        return sentences;
    }

    /** What costs the best configuration most. */
    private static Optional<String> largestEffect(JsonNode row) {
        JsonNode attribution = row.get("attribution");
        if (attribution.isNull() || attribution.get("largest").isNull()) {
            return Optional.empty();
        }
        String effect = attribution.get("largest").asString();
        double points = StudyResults.elements(attribution.get("stages")).stream()
                .filter(stage -> stage.get("effect").asString().equals(effect))
                .mapToDouble(stage -> stage.get("loss_points").asDouble())
                .sum();
        return Optional.of(String.format(
                Locale.ROOT,
                "What costs %s most on the way from float to chip is %s (%.1f points).",
                name(row),
                effect.replace('_', ' '),
                points));
    }

    private static List<String> unlabelled(JsonNode root, List<JsonNode> configurations) {
        JsonNode best = configurations.stream()
                .max(Comparator.comparingDouble(row -> row.get("agreement").asDouble()))
                .orElseThrow();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "The %,d samples have no labels: only the agreement with the float network can be told.",
                        root.get("data").get("samples").asInt()),
                String.format(
                        Locale.ROOT,
                        "%s agrees with it on %s of them%s.",
                        name(best),
                        percent(best, "agreement"),
                        configurations.size() == 1
                                ? ""
                                : configurations.stream()
                                        .filter(row -> row != best)
                                        .map(row -> name(row) + " on " + percent(row, "agreement"))
                                        .collect(Collectors.joining(", ", ", ", ""))));
    }

    private static String points(JsonNode row) {
        double points = row.get("loss_points").asDouble();
        return points == 0
                ? "nothing lost"
                : String.format(Locale.ROOT, "%.1f points %s", Math.abs(points), points > 0 ? "lost" : "gained");
    }

    private static String chance(JsonNode row) {
        double p = row.get("mcnemar_p_holm").asDouble();
        String value = p < 0.001 ? "p below 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
        return (significant(row) ? "more than chance explains (" : "no more than chance explains (") + value + ")";
    }

    private static boolean significant(JsonNode row) {
        return row.get("mcnemar_p_holm").asDouble() < SIGNIFICANT;
    }

    private static double accuracy(JsonNode row) {
        return row.get("accuracy").asDouble();
    }

    private static String name(JsonNode row) {
        return row.get("name").asString();
    }

    private static String percent(JsonNode row, String column) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * row.get(column).asDouble());
    }
}
