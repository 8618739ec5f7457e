package dev.xylo.core.internal;

/** Largest magnitudes of a flat, row-major array, column by column: one pass in memory order, on all cores if it is large. */
public final class Magnitudes {
    private Magnitudes() {}

    /**
     * Largest magnitude of every column.
     *
     * @param values rows, one after the other
     * @param width values in a row, at least 1
     * @return one per column; NaN where a value is NaN
     */
    public static double[] perColumn(double[] values, int width) {
        RowParts parts = RowParts.of(values.length, width);
        double[][] largest = new double[parts.count()][];
        parts.forEach((part, from, to) -> largest[part] = perColumn(values, width, from, to));
        for (int part = 1; part < largest.length; part++) {
            for (int i = 0; i < width; i++) {
                largest[0][i] = Math.max(largest[0][i], largest[part][i]);
            }
        }
        return largest[0];
    }

    private static double[] perColumn(double[] values, int width, int from, int to) {
        double[] largest = new double[width];
        int start = from;
        // Four rows at a time: a row and the maxima together fill the first-level cache
        for (; start + 4 * width <= to; start += 4 * width) {
            fourRows(values, start, width, largest);
        }
        for (; start < to; start += width) {
            for (int i = 0; i < width; i++) {
                largest[i] = Math.max(largest[i], Math.abs(values[start + i]));
            }
        }
        return largest;
    }

    private static void fourRows(double[] values, int start, int width, double[] largest) {
        for (int i = 0; i < width; i++) {
            double two = Math.max(Math.abs(values[start + i]), Math.abs(values[start + width + i]));
            double more = Math.max(Math.abs(values[start + 2 * width + i]), Math.abs(values[start + 3 * width + i]));
            largest[i] = Math.max(largest[i], Math.max(two, more));
        }
    }

    /**
     * Largest of each group of neighbours.
     *
     * @param values not negative
     * @param size of a group, at least 1
     * @return one per group
     */
    public static double[] perGroup(double[] values, int size) {
        double[] largest = new double[values.length / size];
        for (int i = 0; i < values.length; i++) {
            largest[i / size] = Math.max(largest[i / size], values[i]);
        }
        return largest;
    }
}
