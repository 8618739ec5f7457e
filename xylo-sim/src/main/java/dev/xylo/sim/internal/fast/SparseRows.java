package dev.xylo.sim.internal.fast;

/** Rows as lists of the weights that are not 0; 4 bytes each. */
final class SparseRows implements Synapses {
    /** Columns that fit into an entry. */
    static final int MOST_COLUMNS = 1 << 16;

    private final int firstSource;
    private final int[] starts;
    // weight << 16 | column
    private final int[] entries;

    SparseRows(WeightMatrix matrix, int nonZero) {
        this.firstSource = matrix.firstSource();
        this.starts = new int[matrix.sources() + 1];
        this.entries = new int[nonZero];
        int[] at = {0};
        matrix.forEach((row, column, weight) -> {
            entries[at[0]++] = weight << 16 | column;
            starts[row + 1] = at[0];
        });
        for (int row = 0; row < matrix.sources(); row++) {
            starts[row + 1] = Math.max(starts[row + 1], starts[row]);
        }
    }

    @Override
    public void deliver(SpikeList spikes, LayerState target, Delivery scratch) {
        target.expect(spikes.size());
        for (int k = 0; k < spikes.size(); k++) {
            int row = spikes.source(k) - firstSource;
            if (row >= 0) {
                add(starts[row], starts[row + 1], spikes.count(k), target.current, target.currentClamps);
            }
        }
    }

    private void add(int from, int to, int count, short[] current, short[] clamps) {
        for (int p = from; p < to; p++) {
            int column = entries[p] & (MOST_COLUMNS - 1);
            int sum = current[column] + count * (entries[p] >> 16);
            if (sum != (short) sum) {
                clamps[column]++;
                sum = sum < 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
            }
            current[column] = (short) sum;
        }
    }

    @Override
    public long bytes() {
        return 4L * entries.length + 4L * starts.length;
    }
}
