package dev.xylo.sim.internal.fast;

/** Rows as lists of the weights that are not 0; 4 bytes each. Lists are filled up with zero weights to a multiple of four. */
final class SparseRows implements Synapses {
    /** Columns that fit into an entry. */
    static final int MOST_COLUMNS = 1 << 16;

    private static final int UNROLLED = 4;

    private final int firstSource;
    private final int[] starts;
    // weight << 16 | column
    private final int[] entries;

    SparseRows(WeightMatrix matrix) {
        this.firstSource = matrix.firstSource();
        int[] lengths = new int[matrix.sources()];
        matrix.forEach((row, column, weight) -> lengths[row]++);
        this.starts = new int[matrix.sources() + 1];
        for (int row = 0; row < lengths.length; row++) {
            starts[row + 1] = starts[row] + Math.ceilDiv(lengths[row], UNROLLED) * UNROLLED;
        }
        this.entries = new int[starts[lengths.length]];
        int[] next = starts.clone();
        matrix.forEach((row, column, weight) -> entries[next[row]++] = weight << 16 | column);
    }

    @Override
    public void deliver(SpikeList spikes, LayerState target, Delivery scratch) {
        for (int k = 0; k < spikes.size(); k++) {
            int row = spikes.source(k) - firstSource;
            if (row >= 0) {
                target.expect(1);
                add(entries, starts[row], starts[row + 1], spikes.count(k), target.current, target.currentClamps);
            }
        }
    }

    /** Adds a row, saturating and counting. */
    private static void add(int[] entries, int from, int to, int count, short[] current, short[] clamps) {
        for (int p = from; p < to; p += UNROLLED) {
            add(entries[p], count, current, clamps);
            add(entries[p + 1], count, current, clamps);
            add(entries[p + 2], count, current, clamps);
            add(entries[p + 3], count, current, clamps);
        }
    }

    private static void add(int entry, int count, short[] current, short[] clamps) {
        int column = entry & (MOST_COLUMNS - 1);
        int sum = current[column] + count * (entry >> 16);
        if (sum != (short) sum) {
            clamps[column]++;
            sum = sum < 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
        }
        current[column] = (short) sum;
    }

    @Override
    public long bytes() {
        return 4L * entries.length + 4L * starts.length;
    }
}
