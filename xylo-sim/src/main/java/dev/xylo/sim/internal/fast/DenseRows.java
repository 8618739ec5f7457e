package dev.xylo.sim.internal.fast;

/** All weights, one row per source, in a table as the kernel's loops want it. */
final class DenseRows implements Synapses {
    private final RowLoops loops;
    private final RowTable table;
    private final int firstSource;
    private final int[] largest;

    DenseRows(WeightMatrix matrix, RowLoops loops) {
        this.loops = loops;
        this.firstSource = matrix.firstSource();
        this.largest = new int[matrix.sources()];
        boolean[] narrow = {true};
        matrix.forEach((row, column, weight) -> {
            largest[row] = Math.max(largest[row], Math.abs(weight));
            narrow[0] &= weight == (byte) weight;
        });
        this.table = loops.table(matrix, narrow[0]);
    }

    @Override
    public void deliver(SpikeList spikes, LayerState target, Delivery delivery) {
        delivery.begin();
        for (int k = 0; k < spikes.size(); k++) {
            int row = spikes.source(k) - firstSource;
            if (row >= 0 && largest[row] > 0) {
                delivery.add(row, spikes.count(k), largest[row]);
                // Clamped deliveries are counted in int16 until the next flush.
                if (delivery.size() == Short.MAX_VALUE) {
                    send(target, delivery);
                    delivery.begin();
                }
            }
        }
        if (delivery.size() > 0) {
            send(target, delivery);
        }
    }

    private void send(LayerState target, Delivery delivery) {
        target.expect(delivery.size());
        loops.deliver(table, delivery, target);
    }

    @Override
    public long bytes() {
        return table.bytes() + 4L * largest.length;
    }
}
