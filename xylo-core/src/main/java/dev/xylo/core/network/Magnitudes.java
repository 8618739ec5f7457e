package dev.xylo.core.network;

/** Largest magnitudes of a flat, row-major array, column by column; one pass in memory order, which the compiler vectorizes. */
final class Magnitudes {
    private Magnitudes() {}

    /**
     * Largest magnitude of every column.
     *
     * @param values rows, one after the other
     * @param width values in a row, at least 1
     * @return one per column; NaN where a value is NaN
     */
    static double[] perColumn(double[] values, int width) {
        double[] largest = new double[width];
        int start = 0;
        // Four rows at a time: a row and the maxima together fill the first-level cache
        for (; start + 4 * width <= values.length; start += 4 * width) {
            for (int i = 0; i < width; i++) {
                double two = Math.max(Math.abs(values[start + i]), Math.abs(values[start + width + i]));
                double more =
                        Math.max(Math.abs(values[start + 2 * width + i]), Math.abs(values[start + 3 * width + i]));
                largest[i] = Math.max(largest[i], Math.max(two, more));
            }
        }
        for (; start < values.length; start += width) {
            for (int i = 0; i < width; i++) {
                largest[i] = Math.max(largest[i], Math.abs(values[start + i]));
            }
        }
        return largest;
    }

    /** Largest of each group of neighbours. */
    static double[] perGroup(double[] values, int size) {
        double[] largest = new double[values.length / size];
        for (int i = 0; i < values.length; i++) {
            largest[i / size] = Math.max(largest[i / size], values[i]);
        }
        return largest;
    }
}
