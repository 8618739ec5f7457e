package dev.xylo.sim.internal.fast;

/** Weights from all sources of one kind to one layer. Immutable; shared between threads. */
sealed interface Synapses permits DenseRows, SparseRows {
    /** Delivers spikes to the layer: {@code sat(current + count * weight)}, source after source. */
    void deliver(SpikeList spikes, LayerState target, Delivery scratch);

    /** Bytes of the weights, for the statement of memory. */
    long bytes();
}
