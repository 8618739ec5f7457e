package dev.xylo.study.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which classes are recognized, and what the others are taken for.
 *
 * <p>Equal if all counts are equal. Immutable.
 */
public final class Classification {
    private final int[][] confusion;

    private Classification(int[][] confusion) {
        this.confusion = confusion;
    }

    /**
     * Counts.
     *
     * @param decoded classes that were read from the outputs, {@code 0..classes - 1}
     * @param labels true classes of the same samples, {@code 0..classes - 1}
     * @param classes number of classes, at least 1
     * @return the counts
     * @throws IllegalArgumentException if there is no sample or no class, the lengths differ, or a class is out of range
     */
    public static Classification of(int[] decoded, int[] labels, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("there are " + classes + " classes; needed is at least 1");
        }
        if (decoded.length != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + decoded.length + " decoded samples and " + labels.length + " labels");
        }
        if (labels.length == 0) {
            throw new IllegalArgumentException("there are no samples");
        }
        int[][] confusion = new int[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            confusion[checked("label", labels, i, classes)][checked("decoded", decoded, i, classes)]++;
        }
        return new Classification(confusion);
    }

    /**
     * Number of classes.
     *
     * @return at least 1
     */
    public int classes() {
        return confusion.length;
    }

    /**
     * Confusion matrix.
     *
     * @return samples by true class (row) and decoded class (column); a copy
     */
    public int[][] confusion() {
        return Arrays.stream(confusion).map(int[]::clone).toArray(int[][]::new);
    }

    /**
     * Number of samples of a class.
     *
     * @param label true class, {@code 0..classes - 1}
     * @return at least 0
     */
    public int samples(int label) {
        return Arrays.stream(confusion[label]).sum();
    }

    /**
     * Share of each class's samples that are decoded as that class.
     *
     * @return 0..1 by true class; empty where a class has no sample
     */
    public List<OptionalDouble> recall() {
        List<OptionalDouble> recall = new ArrayList<>();
        for (int label = 0; label < confusion.length; label++) {
            int samples = samples(label);
            recall.add(
                    samples == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double) confusion[label][label] / samples));
        }
        return List.copyOf(recall);
    }

    /**
     * Share of all samples that are decoded as their class.
     *
     * @return 0..1
     */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int label = 0; label < confusion.length; label++) {
            right += confusion[label][label];
            all += samples(label);
        }
        return (double) right / all;
    }

    /**
     * Mean recall of the classes that have samples, each with the same weight, as {@code sklearn.metrics.balanced_accuracy_score}
     * (K. H. Brodersen et al., "The balanced accuracy and its posterior distribution", ICPR 2010).
     *
     * @return 0..1
     */
    public double balancedAccuracy() {
        return recall().stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElseThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Classification that && Arrays.deepEquals(confusion, that.confusion);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(confusion);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(confusion);
    }

    private static int checked(String name, int[] values, int index, int classes) {
        if (values[index] < 0 || values[index] >= classes) {
            throw new IllegalArgumentException("%s of sample %d is %d; there are the classes 0..%d"
                    .formatted(name, index, values[index], classes - 1));
        }
        return values[index];
    }
}
