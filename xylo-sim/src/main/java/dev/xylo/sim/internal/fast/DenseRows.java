package dev.xylo.sim.internal.fast;

import dev.xylo.core.arithmetic.Arithmetic;

/** All weights, one row per source: int8 where they fit, int16 where a weight shift makes them larger, or where that is faster. */
public final class DenseRows implements Synapses {
    // A table that stays in the nearest cache is faster in int16, which needs no widening.
    private static final int SMALL = 32 * 1024;

    /** Columns of a row. */
    public final int columns;

    /** Rows as int8, or null. */
    public final byte[] bytes;

    /** Rows as int16, or null. */
    public final short[] shorts;

    private final int firstSource;
    private final int[] largest;

    DenseRows(WeightMatrix matrix) {
        this.firstSource = matrix.firstSource();
        this.columns = matrix.columns();
        this.largest = new int[matrix.sources()];
        matrix.forEach((row, column, weight) -> largest[row] = Math.max(largest[row], Math.abs(weight)));
        int all = 0;
        for (int value : largest) {
            all = Math.max(all, value);
        }
        int size = Math.toIntExact((long) matrix.sources() * columns);
        if (all > Byte.MAX_VALUE || 2L * size <= SMALL) {
            bytes = null;
            shorts = new short[size];
            matrix.forEach((row, column, weight) -> shorts[row * columns + column] = (short) weight);
        } else {
            shorts = null;
            bytes = new byte[size];
            matrix.forEach((row, column, weight) -> bytes[row * columns + column] = (byte) weight);
        }
    }

    @Override
    public void deliver(SpikeList spikes, LayerState target, Delivery delivery, Lanes lanes) {
        delivery.begin(this);
        for (int k = 0; k < spikes.size(); k++) {
            int row = spikes.source(k) - firstSource;
            if (row >= 0 && largest[row] > 0) {
                delivery.add(row * columns, spikes.count(k), largest[row]);
            }
        }
        if (delivery.rows() > 0) {
            delivery.end();
            target.expect(delivery.rows());
            lanes.deliver(delivery, target);
        }
    }

    /**
     * Adds rows of a delivery to some columns one by one, saturating, and counts: the plain rule, for whatever may clamp.
     *
     * @param delivery rows of this table
     * @param from first row of the delivery
     * @param to after its last row
     * @param column first column
     * @param columnEnd after the last column
     * @param target the layer
     */
    void addExactly(Delivery delivery, int from, int to, int column, int columnEnd, LayerState target) {
        short[] current = target.current;
        for (int k = from; k < to; k++) {
            int offset = delivery.offset(k);
            int count = delivery.count(k);
            for (int c = column; c < columnEnd; c++) {
                int sum = current[c] + count * (bytes != null ? bytes[offset + c] : shorts[offset + c]);
                int clamped = Arithmetic.saturate(sum);
                if (clamped != sum) {
                    target.currentSaturated(c);
                }
                current[c] = (short) clamped;
            }
        }
    }

    @Override
    public long bytes() {
        return (bytes != null ? bytes.length : 2L * shorts.length) + 4L * largest.length;
    }
}
