package dev.xylo.sim.internal.fast;

/** Dense rows of weights, one per source. Immutable by convention: nobody writes the arrays. */
public sealed interface RowTable permits ByteRows, PackedRows, WideRows {
    /**
     * Memory of the weights.
     *
     * @return bytes
     */
    long bytes();
}
