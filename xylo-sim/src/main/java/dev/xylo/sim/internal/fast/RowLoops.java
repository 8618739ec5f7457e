package dev.xylo.sim.internal.fast;

/** How a fast kernel keeps dense rows of weights, and adds them to the currents of a layer. */
public interface RowLoops {
    /**
     * Lays out a table.
     *
     * @param matrix all weights
     * @param narrow whether all of them fit into int8
     * @return immutable
     */
    RowTable table(WeightMatrix matrix, boolean narrow);

    /**
     * Adds rows of weights to the currents of a layer as if one by one in order, saturating, and counts what clamped.
     *
     * @param table made by {@link #table}
     * @param delivery which rows, how often, in groups of bounded sum
     * @param target the layer
     */
    void deliver(RowTable table, Delivery delivery, LayerState target);
}
