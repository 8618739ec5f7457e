package dev.xylo.study.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The quantizers' warnings of a study, brought together: where many configurations have the same loss it is said once, with their names.
 *
 * @param kind of a warning, lower case
 * @param message what it says of the first of the configurations
 * @param names the configurations that have it
 */
public record WarningGroup(String kind, String message, List<String> names) {
    /** Which integers were kept, and why; not a loss. */
    static final String CHOSEN = "chosen";

    /** Losses that leave nothing of something; each is said by itself, as messages of one kind may be of different parameters. */
    private static final Set<String> TOTAL =
            Set.of("parameter_lost", "threshold_rounded_to_zero", "weights_behind_dash_zero", "neurons_lost");

    /** Copies. */
    public WarningGroup {
        names = List.copyOf(names);
    }

    /**
     * Whether nothing is left of something.
     *
     * @return such as of a parameter whose values all became 0
     */
    public boolean total() {
        return TOTAL.contains(kind);
    }

    /**
     * The warnings of a number of configurations.
     *
     * @param configurations rows of a results document
     * @return in the order in which they first occur; other messages of one kind differ in numbers only, and are one group
     */
    public static List<WarningGroup> of(List<JsonNode> configurations) {
        Map<List<String>, List<String>> names = new LinkedHashMap<>();
        Map<List<String>, String> messages = new LinkedHashMap<>();
        for (JsonNode row : configurations) {
            row.path("warnings").forEach(warning -> {
                String kind = warning.path("kind").asString("");
                String message = warning.path("message").asString("");
                List<String> key = TOTAL.contains(kind) || kind.equals(CHOSEN) ? List.of(kind, message) : List.of(kind);
                messages.putIfAbsent(key, message);
                List<String> known = names.computeIfAbsent(key, unused -> new ArrayList<>());
                String name = row.path("name").asString("?");
                if (!known.contains(name)) {
                    known.add(name);
                }
            });
        }
        return names.entrySet().stream()
                .map(entry -> new WarningGroup(entry.getKey().get(0), messages.get(entry.getKey()), entry.getValue()))
                .toList();
    }
}
