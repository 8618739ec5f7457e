package dev.xylo.sim.internal.fast;

/**
 * Rows of int8, one after the other.
 *
 * @param weights {@code (sources, columns)}
 * @param columns columns of a row
 */
public record ByteRows(byte[] weights, int columns) implements RowTable {
    static ByteRows of(WeightMatrix matrix) {
        int columns = matrix.columns();
        byte[] weights = new byte[matrix.size()];
        matrix.forEach((row, column, weight) -> weights[row * columns + column] = (byte) weight);
        return new ByteRows(weights, columns);
    }

    @Override
    public long bytes() {
        return weights.length;
    }
}
