package dev.xylo.sim.internal.fast;

/** Adds dense rows in plain loops, which the JVM's compiler vectorizes as far as it can; they need no flag. */
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
            int last = Math.max(next, group + 1);
            for (int k = delivery.start(group); k < delivery.start(last); k++) {
                int row = delivery.rows[k];
                int count = delivery.counts[k];
                if (table instanceof ByteRows rows && next > group) {
                    add(rows.weights(), row * rows.columns(), count, target.current);
                } else if (table instanceof ByteRows rows) {
                    addExactly(rows.weights(), row * rows.columns(), count, target.current, target.over);
                    countClamps(target.over, target.currentClamps);
                } else if (table instanceof WideRows rows) {
                    rows.addExactly(row, count, target, 0, rows.columns());
                }
            }
            group = last;
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

    /** Saturates; leaves by how much in {@code over}. Writes arrays of different types, which the compiler knows to be different arrays. */
    private static void addExactly(byte[] weights, int offset, int count, short[] current, int[] over) {
        for (int c = 0; c < current.length; c++) {
            int sum = current[c] + count * weights[offset + c];
            int clamped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
            current[c] = (short) clamped;
            over[c] = sum - clamped;
        }
    }

    private static void countClamps(int[] over, short[] clamps) {
        for (int c = 0; c < clamps.length; c++) {
            clamps[c] += (short) ((over[c] | -over[c]) >>> 31);
        }
    }
}
