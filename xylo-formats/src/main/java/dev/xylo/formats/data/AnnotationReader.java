package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what a file says of its samples beside their spikes. */
final class AnnotationReader {
    private final Fields fields;
    private final DataOptions options;
    private final Path file;
    private Remarks remarks;

    AnnotationReader(Fields fields, DataOptions options, Remarks remarks) {
        this.fields = fields;
        this.options = options;
        this.file = fields.file();
        this.remarks = remarks;
    }

    /** What was found on the way. */
    Remarks remarks() {
        return remarks;
    }

    /**
     * Reads all.
     *
     * @param label key of the labels, empty where they are in a file of their own or nowhere
     * @param samples how many there are
     */
    Annotations read(Optional<String> label, int samples) throws FormatException {
        if (!options.wantsLabels()) {
            return Annotations.NONE;
        }
        Labels labels = labels(label, samples);
        List<String> names = labels.names().isEmpty() ? classNames(labels.classes()) : labels.names();
        if (!labels.names().isEmpty()) {
            remarks = remarks.withNote(labels.note(options.labels().orElse(file).toString()));
        }
        checkOutputs(labels.classes(), label);
        Map<String, Integer> groups = new LinkedHashMap<>();
        int[] group = groups(samples, groups);
        return new Annotations(
                labels.classes(), names, predictions(samples), scores(samples), group, List.copyOf(groups.keySet()));
    }

    private Labels labels(Optional<String> label, int samples) throws FormatException {
        if (options.labels().isPresent()) {
            Path other = options.labels().get();
            return Heap.guard(other, () -> {
                try (Fields beside = DataSets.fields(other)) {
                    String key = Keys.onlyLabel(beside, options);
                    return Labels.of(beside.read(key), samples, new Origin(other, key));
                }
            });
        }
        return label.isPresent()
                ? Labels.of(fields.read(label.get()), samples, new Origin(file, label.get()))
                : new Labels(new int[0], List.of());
    }

    /** Labels that no readout neuron can give; most often they count from 1. */
    private void checkOutputs(int[] labels, Optional<String> key) throws FormatException {
        if (labels.length == 0 || options.networkOutputs().isEmpty()) {
            return;
        }
        int outputs = options.networkOutputs().getAsInt();
        int least = Integer.MAX_VALUE;
        int first = -1;
        for (int i = 0; i < labels.length; i++) {
            least = Math.min(least, labels[i]);
            first = first < 0 && labels[i] >= outputs ? i : first;
        }
        // One readout is a detector; its labels are 0 and 1.
        if (first < 0 || outputs == 1) {
            return;
        }
        boolean fromOne = least == 1 && java.util.Arrays.stream(labels).max().orElse(0) == outputs;
        throw new FormatException(
                options.labels().orElse(file),
                null,
                Text.name(key.orElse(Keys.LABEL)) + "[" + first + "] is " + labels[first] + ", but the network has "
                        + outputs + " readout neurons (classes 0.." + (outputs - 1) + ")"
                        + (fromOne ? "; labels start at 0, these start at 1: subtract 1" : ""));
    }

    private List<String> classNames(int[] labels) throws FormatException {
        Field field = fields.all().get(Keys.CLASS_NAMES);
        if (field == null || field.kind() != Field.Kind.TEXTS || labels.length == 0) {
            return List.of();
        }
        List<String> names = ((Value.Texts) fields.read(Keys.CLASS_NAMES)).values();
        for (int label : labels) {
            if (label >= names.size()) {
                remarks = remarks.withWarning(file + ": class_names has " + names.size()
                        + " names, but there is a label " + label + "; the names are not used");
                return List.of();
            }
        }
        return names;
    }

    private int[] predictions(int samples) throws FormatException {
        Optional<NdArray> array = numbers(List.of(Keys.PREDICTION, "predictions"));
        if (array.isEmpty()) {
            return new int[0];
        }
        Origin origin = new Origin(file, Keys.PREDICTION);
        if (array.get().size() != samples) {
            throw origin.error("has shape " + Text.shape(array.get().shape()) + "; needed is (" + samples
                    + ",), the class that your own model answers for each sample");
        }
        return Labels.classes(array.get(), -1, origin);
    }

    private double[][] scores(int samples) throws FormatException {
        Optional<NdArray> array = numbers(List.of(Keys.SCORES, "score"));
        if (array.isEmpty()) {
            return new double[0][];
        }
        int[] shape = array.get().shape();
        Origin origin = new Origin(file, Keys.SCORES);
        int classes = shape.length == 2 ? shape[1] : 1;
        if (shape.length < 1 || shape.length > 2 || shape[0] != samples || classes < 1) {
            throw origin.error("has shape " + Text.shape(shape) + "; needed is (" + samples
                    + ", classes), the scores that your own model gives each sample");
        }
        double[][] scores = new double[samples][];
        for (int sample = 0; sample < samples; sample++) {
            scores[sample] = array.get().toDoubles(sample * classes, (sample + 1) * classes);
            for (double score : scores[sample]) {
                if (Double.isNaN(score)) {
                    throw origin.error("has a NaN for sample " + sample);
                }
            }
        }
        return scores;
    }

    /** Groups by number or by name. */
    private int[] groups(int samples, Map<String, Integer> names) throws FormatException {
        Optional<String> key = present(List.of(Keys.GROUP, "groups"));
        if (key.isEmpty()) {
            return new int[0];
        }
        Origin origin = new Origin(file, key.get());
        List<String> groups = new ArrayList<>();
        switch (fields.read(key.get())) {
            case Value.Texts texts -> groups.addAll(texts.values());
            case Value.Numbers numbers -> {
                for (int i = 0; i < numbers.array().size(); i++) {
                    groups.add(
                            numbers.array().isWholeAt(i)
                                    ? Long.toString(numbers.array().longAt(i))
                                    : numbers.array().textAt(i));
                }
            }
            default -> throw origin.error("holds no numbers and no texts; a group is one for each sample");
        }
        if (groups.size() != samples) {
            throw origin.error("holds " + groups.size() + " groups, but there are " + samples + " samples");
        }
        return groups.stream()
                .mapToInt(name -> names.computeIfAbsent(name, unknown -> names.size()))
                .toArray();
    }

    /** Seconds of a step, where a file says them as a number of its own. */
    OptionalDouble timeStep() throws FormatException {
        Optional<NdArray> array = numbers(List.of(Keys.DT));
        if (array.isEmpty() || array.get().size() != 1) {
            return OptionalDouble.empty();
        }
        double seconds = array.get().doubleAt(0);
        return seconds > 0 && Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }

    private Optional<NdArray> numbers(List<String> names) throws FormatException {
        Optional<String> key = present(names);
        if (key.isEmpty() || !(fields.read(key.get()) instanceof Value.Numbers numbers)) {
            return Optional.empty();
        }
        return Optional.of(numbers.array());
    }

    private Optional<String> present(List<String> names) {
        return names.stream()
                .filter(name ->
                        fields.all().containsKey(name) && fields.all().get(name).kind() != Field.Kind.OTHER)
                .findFirst();
    }
}
