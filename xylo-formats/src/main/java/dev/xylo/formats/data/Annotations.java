package dev.xylo.formats.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a data file says of its samples beside their spikes. Immutable; all arrays are in the order of the samples, and empty where the
 * file says nothing.
 *
 * @param labels class of each sample, 0 or above
 * @param classNames names of the classes, by class; empty where the file has numbers only
 * @param predictions what the user's own model answered, class of each sample, 0 or above; {@code -1} for no answer
 * @param scores what it answered by, {@code (samples, classes)}
 * @param groups which samples belong together (patient, speaker, recording), an index into {@code groupNames} for each
 * @param groupNames names of the groups, in the order in which they first occur
 */
public record Annotations(
        int[] labels,
        List<String> classNames,
        int[] predictions,
        double[][] scores,
        int[] groups,
        List<String> groupNames) {
    /** Of a file that says nothing. */
    public static final Annotations NONE =
            new Annotations(new int[0], List.of(), new int[0], new double[0][], new int[0], List.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a label is negative or has no name among {@code classNames}, a prediction is below -1, a group
     *     has no name, or rows of scores differ in length
     */
    public Annotations {
        labels = labels.clone();
        classNames = List.copyOf(classNames);
        predictions = predictions.clone();
        scores = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
        groups = groups.clone();
        groupNames = List.copyOf(groupNames);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException("label[" + i + "] is " + labels[i] + "; a label is 0 or above");
            }
            if (!classNames.isEmpty() && labels[i] >= classNames.size()) {
                throw new IllegalArgumentException(
                        "label[" + i + "] is " + labels[i] + ", but there are " + classNames.size() + " class names");
            }
        }
        for (int i = 0; i < predictions.length; i++) {
            if (predictions[i] < -1) {
                throw new IllegalArgumentException(
                        "prediction[" + i + "] is " + predictions[i] + "; a class is 0 or above, -1 is no answer");
            }
        }
        for (double[] row : scores) {
            if (row.length != scores[0].length) {
                throw new IllegalArgumentException(
                        "scores of " + scores[0].length + " and of " + row.length + " classes");
            }
        }
        for (int group : groups) {
            Objects.checkIndex(group, groupNames.size());
        }
    }

    /**
     * Labels only.
     *
     * @param labels class of each sample
     * @return nothing else
     */
    public static Annotations ofLabels(int... labels) {
        return new Annotations(labels, List.of(), new int[0], new double[0][], new int[0], List.of());
    }

    /**
     * Class of each sample.
     *
     * @return a copy
     */
    @Override
    public int[] labels() {
        return labels.clone();
    }

    /**
     * The own model's answers.
     *
     * @return a copy
     */
    @Override
    public int[] predictions() {
        return predictions.clone();
    }

    /**
     * The own model's scores.
     *
     * @return a copy, {@code (samples, classes)}
     */
    @Override
    public double[][] scores() {
        return Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Which samples belong together.
     *
     * @return a copy
     */
    @Override
    public int[] groups() {
        return groups.clone();
    }

    /**
     * Those of the first samples.
     *
     * @param samples how many
     * @return what is said of them; names stay as they are
     */
    public Annotations first(int samples) {
        return new Annotations(
                first(labels, samples),
                classNames,
                first(predictions, samples),
                Arrays.copyOf(scores, Math.min(scores.length, samples)),
                first(groups, samples),
                groupNames);
    }

    /**
     * Checks that they are of so many samples.
     *
     * @param samples how many
     * @throws IllegalArgumentException if an array is not empty and of another length
     */
    void checkSamples(int samples) {
        check("labels", labels.length, samples);
        check("predictions", predictions.length, samples);
        check("rows of scores", scores.length, samples);
        check("groups", groups.length, samples);
    }

    private static void check(String what, int length, int samples) {
        if (length != 0 && length != samples) {
            throw new IllegalArgumentException(length + " " + what + " for " + samples + " samples");
        }
    }

    private static int[] first(int[] values, int samples) {
        return Arrays.copyOf(values, Math.min(values.length, samples));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Annotations that
                && Arrays.equals(labels, that.labels)
                && classNames.equals(that.classNames)
                && Arrays.equals(predictions, that.predictions)
                && Arrays.deepEquals(scores, that.scores)
                && Arrays.equals(groups, that.groups)
                && groupNames.equals(that.groupNames);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(labels),
                classNames,
                Arrays.hashCode(predictions),
                Arrays.deepHashCode(scores),
                Arrays.hashCode(groups),
                groupNames);
    }

    @Override
    public String toString() {
        return labels.length + " labels, " + predictions.length + " predictions, " + scores.length + " rows of scores, "
                + groupNames.size() + " groups";
    }
}
