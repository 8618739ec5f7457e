package dev.xylo.sim.internal.fast;

import dev.xylo.core.arithmetic.Arithmetic;

/**
 * All weights, one row per source: int8 where they fit, int16 where a weight shift makes them larger, or where that is faster.
 *
 * <p>The columns are cut into blocks, and each block holds its part of all rows one after the other: a loop that keeps a block of currents
 * in registers and runs over the rows reads memory in order.
 */
public final class DenseRows implements Synapses {
    // A table that stays in the nearest cache is faster in int16, which needs no widening.
    private static final int SMALL = 32 * 1024;

    /** Columns of a row. */
    public final int columns;

    /** Columns of a block; the last one may have fewer. */
    public final int blockColumns;

    /** Rows as int8, or null. */
    public final byte[] bytes;

    /** Rows as int16, or null. */
    public final short[] shorts;

    private final int firstSource;
    private final int sources;
    private final int[] largest;

    DenseRows(WeightMatrix matrix, int blockColumns) {
        this.firstSource = matrix.firstSource();
        this.columns = matrix.columns();
        this.blockColumns = Math.min(columns, blockColumns);
        this.sources = matrix.sources();
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
            matrix.forEach((row, column, weight) -> shorts[at(row, column)] = (short) weight);
        } else {
            shorts = null;
            bytes = new byte[size];
            matrix.forEach((row, column, weight) -> bytes[at(row, column)] = (byte) weight);
        }
    }

    private int at(int row, int column) {
        int start = column - column % blockColumns;
        return blockStart(start) + row * blockWidth(start) + column - start;
    }

    /**
     * Where a block begins.
     *
     * @param column its first column
     * @return index of the first row's first weight in the block
     */
    public int blockStart(int column) {
        return column * sources;
    }

    /**
     * Distance between two rows in a block.
     *
     * @param column its first column
     * @return columns of the block
     */
    public int blockWidth(int column) {
        return Math.min(blockColumns, columns - column);
    }

    @Override
    public void deliver(SpikeList spikes, LayerState target, Delivery delivery, Lanes lanes) {
        delivery.begin(this);
        for (int k = 0; k < spikes.size(); k++) {
            int row = spikes.source(k) - firstSource;
            if (row >= 0 && largest[row] > 0) {
                delivery.add(row, spikes.count(k), largest[row]);
            }
        }
        if (delivery.rows() > 0) {
            delivery.end();
            target.expect(delivery.rows());
            lanes.deliver(delivery, target);
        }
    }

    /** Adds rows of a delivery in one block one by one, saturating, and counts: the plain rule, for whatever may clamp. */
    void addExactly(Delivery delivery, int from, int to, LayerState target) {
        assert blockColumns == columns;
        short[] current = target.current;
        for (int k = from; k < to; k++) {
            int offset = delivery.row(k) * columns;
            int count = delivery.count(k);
            for (int c = 0; c < columns; c++) {
                int sum = current[c] + count * (bytes != null ? bytes[offset + c] : shorts[offset + c]);
                int clamped = Arithmetic.saturate(sum);
                if (clamped != sum) {
                    target.currentClamps[c]++;
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
