package dev.xylo.sim.internal.fast;

/** Plain loops, which the JVM's compiler vectorizes as far as it can; they need no flag. */
public final class ScalarLanes implements Lanes {
    private static final int PADDING = 16;

    @Override
    public int lanes() {
        return PADDING;
    }

    @Override
    public int blockColumns() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void deliver(Delivery delivery, LayerState target) {
        DenseRows table = delivery.table();
        int from = 0;
        for (int group = 0; group < delivery.groups(); group++) {
            int to = delivery.end(group);
            if (isWithin(target.current, delivery.room(group))) {
                for (int k = from; k < to; k++) {
                    if (table.bytes != null) {
                        add(table.bytes, delivery.row(k) * table.columns, delivery.count(k), target.current);
                    } else {
                        add(table.shorts, delivery.row(k) * table.columns, delivery.count(k), target.current);
                    }
                }
            } else {
                table.addExactly(delivery, from, to, target);
            }
            from = to;
        }
    }

    @Override
    public void update(Neurons neurons, LayerState layer) {
        layer.list.clear();
        layer.moved = NeuronLoop.update(neurons, layer, 0, neurons.size);
    }

    private static boolean isWithin(short[] current, int room) {
        int largest = 0;
        int smallest = 0;
        for (int i = 0; i < current.length; i++) {
            largest = Math.max(largest, current[i]);
            smallest = Math.min(smallest, current[i]);
        }
        return largest <= room && smallest >= -room;
    }

    private static void add(byte[] weights, int offset, int count, short[] current) {
        for (int c = 0; c < current.length; c++) {
            current[c] = (short) (current[c] + count * weights[offset + c]);
        }
    }

    private static void add(short[] weights, int offset, int count, short[] current) {
        for (int c = 0; c < current.length; c++) {
            current[c] = (short) (current[c] + count * weights[offset + c]);
        }
    }
}
