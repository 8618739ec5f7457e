package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Class of each sample, in whatever form.
 *
 * @param classes one for each sample
 * @param names of the classes, sorted; empty where they are numbers
 */
record Labels(int[] classes, List<String> names) {
    private static final int MAX_NAMES_SHOWN = 20;

    /**
     * Reads numbers {@code (n,)}, {@code (n, 1)} or {@code (1, n)}, one row of zeros and a one for each sample {@code (n, classes)}, or
     * texts. Classes of texts are numbered in sorted order, as scikit-learn's {@code LabelEncoder} does.
     *
     * @param origin with the key, for messages
     * @param samples how many there are
     */
    static Labels of(Value value, int samples, Origin origin) throws FormatException {
        return switch (value) {
            case Value.Numbers numbers -> new Labels(numbers(numbers.array(), samples, origin), List.of());
            case Value.Texts texts -> texts(texts, samples, origin);
            case Value.Columns columns -> throw origin.error("is a structured array; labels are numbers or texts");
            case Value.Ragged ragged -> throw origin.error("has parts of different lengths; labels are one per sample");
            case Value.RaggedColumns ragged ->
                throw origin.error("is a list of structured arrays; labels are numbers or texts");
            case Value.Other other -> throw origin.error("holds " + other.what() + "; labels are numbers or texts");
        };
    }

    /** Which neuron is which class: the file cannot say, so the user must know. */
    String note(String file) {
        return file + ": labels are texts; classes in sorted order: "
                + IntStream.range(0, Math.min(names.size(), MAX_NAMES_SHOWN))
                        .mapToObj(i -> i + " " + Text.name(names.get(i)))
                        .collect(Collectors.joining(", "))
                + (names.size() > MAX_NAMES_SHOWN ? ", ..." : "")
                + "; readout neurons must be in that order";
    }

    private static Labels texts(Value.Texts texts, int samples, Origin origin) throws FormatException {
        checkCount(texts.values().size(), samples, origin);
        List<String> names = List.copyOf(new TreeSet<>(texts.values()));
        int[] classes = texts.values().stream()
                .mapToInt(text -> java.util.Collections.binarySearch(names, text))
                .toArray();
        return new Labels(classes, names);
    }

    private static int[] numbers(NdArray array, int samples, Origin origin) throws FormatException {
        int[] shape = array.shape();
        if (shape.length == 2 && shape[0] == samples && shape[1] > 1) {
            return oneHot(array, samples, shape[1], origin);
        }
        boolean line = shape.length <= 1 || shape.length == 2 && (shape[0] == 1 || shape[1] == 1);
        if (!line) {
            throw origin.error("has shape " + Text.shape(shape) + "; needed is (" + samples
                    + ",), one label per sample, or (" + samples + ", classes) with a single 1 in each row");
        }
        checkCount(array.size(), samples, origin);
        return classes(array, 0, origin);
    }

    /** Whole numbers from {@code least} on. */
    static int[] classes(NdArray array, int least, Origin origin) throws FormatException {
        int[] classes = new int[array.size()];
        for (int i = 0; i < classes.length; i++) {
            if (!array.isWholeAt(i) || array.longAt(i) < least || array.longAt(i) > Integer.MAX_VALUE) {
                throw origin.at(null)
                        .error(Text.element(Text.name(String.valueOf(origin.key())), array.shape(), i) + " is "
                                + array.textAt(i) + "; a label is a whole number, 0 or above");
            }
            classes[i] = (int) array.longAt(i);
        }
        return classes;
    }

    private static int[] oneHot(NdArray array, int samples, int classes, Origin origin) throws FormatException {
        int[] labels = new int[samples];
        for (int sample = 0; sample < samples; sample++) {
            int ones = 0;
            for (int c = 0; c < classes; c++) {
                double value = array.doubleAt(sample * classes + c);
                if (value == 1) {
                    ones++;
                    labels[sample] = c;
                } else if (value != 0) {
                    ones = Integer.MAX_VALUE;
                    break;
                }
            }
            if (ones != 1) {
                throw origin.error("has shape " + Text.shape(array.shape()) + ", but row " + sample
                        + " is not zeros and a single 1; needed is one label per sample");
            }
        }
        return labels;
    }

    private static void checkCount(int labels, int samples, Origin origin) throws FormatException {
        if (labels != samples) {
            throw origin.error("holds " + labels + (labels == 1 ? " label" : " labels") + ", but there "
                    + (samples == 1 ? "is 1 sample" : "are " + samples + " samples"));
        }
    }
}
