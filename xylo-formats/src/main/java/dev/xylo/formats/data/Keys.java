package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which name in a file is what. {@code input} and {@code label} are ours; the others are what people call them.
 *
 * @param input key of the samples
 * @param label key of the labels
 * @param notes which keys were taken, where the choice is not plain
 */
record Keys(String input, Optional<String> label, List<String> notes) {
    static final String INPUT = "input";
    static final String LABEL = "label";
    static final String LENGTHS = "lengths";
    static final String PREDICTION = "prediction";
    static final String SCORES = "scores";
    static final String GROUP = "group";
    static final String CLASS_NAMES = "class_names";
    static final String DT = "dt";

    /** In the order in which they are looked for; lower case. */
    private static final List<String> INPUT_NAMES =
            List.of(INPUT, "inputs", "x", "data", "spikes", "raster", "rasters", "samples", "features", "events");

    private static final List<String> LABEL_NAMES =
            List.of(LABEL, "labels", "y", "target", "targets", "class", "classes");

    /** Endings that say which part of a data set it is. */
    private static final String PART = "[_-]?(train|training|test|val|valid|validation)";

    /** Names of ours that are neither samples nor labels, and never in the way. */
    private static final Set<String> BESIDE =
            Set.of(LENGTHS, PREDICTION, SCORES, GROUP, CLASS_NAMES, DT, "predictions", "score", "groups", "step_count");

    /** Finds them; what is asked for must be there. */
    static Keys of(Fields fields, DataOptions options) throws FormatException {
        Origin origin = new Origin(fields.file(), null);
        List<String> notes = new ArrayList<>();
        String input = input(fields, options, origin);
        Optional<String> label = label(fields, input, options, origin);
        if (!input.equals(INPUT) || label.isPresent() && !label.get().equals(LABEL)) {
            notes.add(fields.file() + ": samples are '" + Text.name(input) + "'"
                    + label.map(key -> ", labels are '" + Text.name(key) + "'").orElse(""));
        }
        return new Keys(input, label, notes);
    }

    private static String input(Fields fields, DataOptions options, Origin origin) throws FormatException {
        Map<String, Field> all = fields.all();
        if (options.inputKey().isPresent()) {
            return present(options.inputKey().get(), "--input-key", all, origin);
        }
        if (all.containsKey(INPUT)) {
            return INPUT;
        }
        Map<String, Field> candidates = new LinkedHashMap<>(all);
        candidates.values().removeIf(field -> field.kind() == Field.Kind.TEXTS || field.kind() == Field.Kind.OTHER);
        List<String> named = named(candidates, INPUT_NAMES);
        // The matrices of a network are no samples.
        if (named.isEmpty() && !all.containsKey("weights_in")) {
            // Of whatever name, if there is only one that samples can be.
            for (int rank = 3; rank >= 2 && named.isEmpty(); rank--) {
                int wanted = rank;
                named = candidates.entrySet().stream()
                        .filter(entry -> entry.getValue().numbers(wanted))
                        .map(Map.Entry::getKey)
                        .filter(key -> !BESIDE.contains(key)
                                && named(Map.of(key, all.get(key)), LABEL_NAMES).isEmpty())
                        .toList();
            }
        }
        if (named.isEmpty()) {
            throw origin.at(INPUT)
                    .error("is missing; the file holds " + Text.names(all.keySet())
                            + "; --input-key says which of them are the samples");
        }
        if (named.size() > 1) {
            throw origin.error("holds " + Text.names(named) + ", and each may be the samples; --input-key says which");
        }
        return named.get(0);
    }

    private static Optional<String> label(Fields fields, String input, DataOptions options, Origin origin)
            throws FormatException {
        Map<String, Field> all = new LinkedHashMap<>(fields.all());
        if (options.labelKey().isPresent() && options.labels().isEmpty()) {
            return Optional.of(present(options.labelKey().get(), "--label-key", all, origin));
        }
        all.remove(input);
        if (options.labels().isPresent() || !options.wantsLabels()) {
            return Optional.empty();
        }
        if (all.containsKey(LABEL)) {
            return Optional.of(LABEL);
        }
        String part = part(input);
        List<String> named = named(all, LABEL_NAMES).stream()
                .filter(key ->
                        part.isEmpty() || part(key).equals(part) || part(key).isEmpty())
                .toList();
        if (named.size() > 1) {
            throw origin.error("holds " + Text.names(named) + ", and each may be the labels; --label-key says which");
        }
        return named.stream().findFirst();
    }

    /** The key of a file that holds labels only. */
    static String onlyLabel(Fields fields, DataOptions options) throws FormatException {
        Origin origin = new Origin(fields.file(), null);
        Map<String, Field> all = fields.all();
        if (options.labelKey().isPresent()) {
            return present(options.labelKey().get(), "--label-key", all, origin);
        }
        List<String> named = all.size() == 1 ? List.copyOf(all.keySet()) : named(all, LABEL_NAMES);
        if (named.size() != 1) {
            throw origin.error("holds " + Text.names(all.keySet()) + "; --label-key says which of them are the labels");
        }
        return named.get(0);
    }

    /** What is in the file, but no part of a data set; labels that nobody wants are. */
    List<String> ignored(Fields fields, DataOptions options) {
        return fields.all().keySet().stream()
                .filter(key -> !key.equals(input)
                        && !key.equals(label.orElse(null))
                        && (label.isPresent()
                                || options.wantsLabels()
                                || named(Map.of(key, fields.all().get(key)), LABEL_NAMES)
                                        .isEmpty())
                        && !BESIDE.contains(key)
                        && !key.startsWith("expected_"))
                .toList();
    }

    /** Whether labels are called so. */
    static boolean isLabelName(String name) {
        return LABEL_NAMES.contains(name);
    }

    private static String present(String key, String option, Map<String, Field> all, Origin origin)
            throws FormatException {
        if (!all.containsKey(key)) {
            throw origin.error("holds no '" + Text.name(key) + "', which " + option + " names; it holds "
                    + Text.names(all.keySet()));
        }
        return key;
    }

    /** Keys of the first name that occurs, with or without the name of a part. */
    private static List<String> named(Map<String, Field> all, List<String> names) {
        for (String name : names) {
            List<String> found = all.keySet().stream()
                    .filter(key -> key.toLowerCase(Locale.ROOT).matches(name + "(" + PART + ")?"))
                    .toList();
            if (!found.isEmpty()) {
                List<String> whole =
                        found.stream().filter(key -> part(key).isEmpty()).toList();
                return whole.isEmpty() ? found : whole;
            }
        }
        return List.of();
    }

    private static String part(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        String stem = lower.replaceFirst(PART + "$", "");
        return lower.substring(stem.length()).replaceFirst("^[_-]", "");
    }
}
