package dev.xylo.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the rows of {@code results.json}. */
final class Rows {
    private Rows() {}

    /** The configurations, in their order. */
    static List<JsonNode> configurations(JsonNode results) {
        return list(results.path("configurations"));
    }

    /** The float twins, then the configurations. */
    static List<JsonNode> all(JsonNode results) {
        return Stream.concat(list(results.path("baselines")).stream(), configurations(results).stream())
                .toList();
    }

    /** The float twin that the chip is compared with. */
    static Optional<JsonNode> reference(JsonNode results) {
        List<JsonNode> baselines = list(results.path("baselines"));
        return baselines.stream()
                .filter(row -> row.path("reference").asBoolean(false))
                .findFirst()
                .or(() -> baselines.stream().findFirst());
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
