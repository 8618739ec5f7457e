package dev.xylo.sim.internal.fast;

/**
 * Rows of int16, one after the other: for weights that a shift makes larger than int8.
 *
 * @param weights {@code (sources, columns)}
 * @param columns columns of a row
 */
public record WideRows(short[] weights, int columns) implements RowTable {
    /**
     * Copies a matrix.
     *
     * @param matrix all weights
     * @return its rows
     */
    public static WideRows of(WeightMatrix matrix) {
        int columns = matrix.columns();
        short[] weights = new short[matrix.size()];
        matrix.forEach((row, column, weight) -> weights[row * columns + column] = (short) weight);
        return new WideRows(weights, columns);
    }

    /** Adds one row to a stretch of columns, saturating, and counts; no product leaves int. */
    public void addExactly(int row, int count, LayerState target, int from, int to) {
        short[] current = target.current;
        for (int c = from; c < to; c++) {
            int sum = current[c] + count * weights[row * columns + c];
            int clamped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
            if (clamped != sum) {
                target.currentClamps[c]++;
            }
            current[c] = (short) clamped;
        }
    }

    @Override
    public long bytes() {
        return 2L * weights.length;
    }
}
