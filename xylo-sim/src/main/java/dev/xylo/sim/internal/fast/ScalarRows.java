package dev.xylo.sim.internal.fast;

/** Adds dense rows in plain loops, which need no flag. */
public final class ScalarRows implements RowLoops {
    /** Stateless. */
    public ScalarRows() {}

    @Override
    public RowTable table(WeightMatrix matrix, boolean narrow) {
        return narrow ? ByteRows.of(matrix) : WideRows.of(matrix);
    }

    @Override
    public void deliver(RowTable table, Delivery delivery, LayerState target) {
        for (int group = 0; group < delivery.groups(); ) {
            int next = delivery.within(group, Short.MAX_VALUE - largest(target.current));
            boolean exactly = !delivery.isWorthwhile(group, next);
            if (exactly) {
                next = delivery.stretch(group);
            }
            for (int k = delivery.start(group); k < delivery.start(next); k++) {
                int row = delivery.rows[k];
                int count = delivery.counts[k];
                if (table instanceof ByteRows rows && exactly) {
                    addExactly(rows.weights(), row * rows.columns(), count, target.current, target.currentClamps);
                } else if (table instanceof ByteRows rows) {
                    add(rows.weights(), row * rows.columns(), count, target.current);
                } else if (table instanceof WideRows rows) {
                    rows.addExactly(row, count, target, 0, rows.columns());
                }
            }
            group = next;
        }
    }

    private static int largest(short[] current) {
        int largest = 0;
        for (int i = 0; i < current.length; i++) {
            largest = Math.max(largest, current[i] ^ current[i] >> 31);
        }
        return largest + 1;
    }

    private static void add(byte[] weights, int offset, int count, short[] current) {
        for (int c = 0; c < current.length; c++) {
            current[c] = (short) (current[c] + count * weights[offset + c]);
        }
    }

    private static void addExactly(byte[] weights, int offset, int count, short[] current, short[] clamps) {
        for (int c = 0; c < current.length; c++) {
            int sum = current[c] + count * weights[offset + c];
            int clamped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
            if (clamped != sum) {
                clamps[c]++;
            }
            current[c] = (short) clamped;
        }
    }
}
