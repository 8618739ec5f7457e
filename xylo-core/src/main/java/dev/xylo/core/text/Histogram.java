package dev.xylo.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often values occur, as bars of text.
 *
 * @param edges of the bins, ascending, one more than bins; the last bin includes its upper edge
 * @param counts values in each bin
 * @param whole whether each bin stands for one whole number, its lower edge
 */
public record Histogram(double[] edges, int[] counts, boolean whole) {
    private static final int BINS = 12;
    private static final int MOST_NUMBERS = 16;
    private static final int WIDTH = 40;

    /** Copies. */
    public Histogram {
        edges = edges.clone();
        counts = counts.clone();
    }

    /**
     * Edges of the bins.
     *
     * @return a copy
     */
    @Override
    public double[] edges() {
        return edges.clone();
    }

    /**
     * Values in each bin.
     *
     * @return a copy
     */
    @Override
    public int[] counts() {
        return counts.clone();
    }

    /**
     * Counts values: by number where there are few different whole ones close together, else in bins of equal width.
     *
     * @param values finite
     * @return the histogram; no bin for no value
     */
    public static Histogram of(double... values) {
        if (values.length == 0) {
            return new Histogram(new double[1], new int[0], true);
        }
        double min = Arrays.stream(values).min().orElseThrow();
        double max = Arrays.stream(values).max().orElseThrow();
        boolean whole = Arrays.stream(values).allMatch(value -> value == Math.rint(value));
        boolean numbers = whole && max - min < MOST_NUMBERS;
        int bins = numbers ? (int) (max - min) + 1 : BINS;
        double upper = numbers ? max + 1 : max;
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            // Not min + i * width: max - min may overflow.
            double share = (double) i / bins;
            edges[i] = min * (1 - share) + upper * share;
            edges[i] = numbers ? Math.rint(edges[i]) : edges[i];
        }
        edges[0] = min;
        edges[bins] = upper;
        int[] counts = new int[bins];
        for (double value : values) {
            int bin = 0;
            while (bin < bins - 1 && value >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return new Histogram(edges, counts, numbers);
    }

    /**
     * The bars, one line for each bin.
     *
     * @return lines of bin, count and bar; a bin with values has a bar of at least one character
     */
    public List<String> lines() {
        int most = Math.max(1, Arrays.stream(counts).max().orElse(0));
        List<String> lines = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            int bar = (int) Math.ceil((double) counts[bin] * WIDTH / most);
            String label = whole
                    ? String.format(Locale.ROOT, "%.0f", edges[bin])
                    : String.format(Locale.ROOT, "%9.4g ..%9.4g", edges[bin], edges[bin + 1]);
            lines.add(String.format(Locale.ROOT, "%20s %8d %s", label, counts[bin], "#".repeat(bar))
                    .stripTrailing());
        }
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that
                && Arrays.equals(edges, that.edges)
                && Arrays.equals(counts, that.counts)
                && whole == that.whole;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(edges) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
