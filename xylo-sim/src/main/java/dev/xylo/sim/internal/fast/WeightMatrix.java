package dev.xylo.sim.internal.fast;

import dev.xylo.core.arithmetic.Arithmetic;

/**
 * One weight array of a network as rows over padded columns.
 *
 * @param weights flat {@code (sources, targets, synapses)}
 * @param shift weight shift
 * @param firstSource source that row 0 belongs to
 * @param sources rows
 * @param synapses synapses of a target
 * @param padded columns per synapse
 */
public record WeightMatrix(int[] weights, int shift, int firstSource, int sources, int synapses, int padded) {
    // Fewer weights than this share are kept as lists: an entry of a list costs about as much as 24 columns of a dense
    // row.
    private static final int COLUMNS_PER_ENTRY = 24;
    private static final int FEWEST_COLUMNS_FOR_LISTS = 512;

    /** The faster form for this matrix. */
    Synapses compile(RowLoops loops) {
        long nonZero = 0;
        for (int weight : weights) {
            nonZero += Arithmetic.shiftedWeight(weight, shift) != 0 ? 1 : 0;
        }
        boolean sparse = columns() >= FEWEST_COLUMNS_FOR_LISTS
                && columns() <= SparseRows.MOST_COLUMNS
                && nonZero * COLUMNS_PER_ENTRY < (long) sources * columns();
        return sparse ? new SparseRows(this) : new DenseRows(this, loops);
    }

    /**
     * Columns of a row, padded.
     *
     * @return synapses x padded targets
     */
    public int columns() {
        return synapses * padded;
    }

    /** Weights with padding. */
    int size() {
        return Math.multiplyExact(sources, columns());
    }

    int targets() {
        return weights.length / (sources * synapses);
    }

    /** Calls for every weight that is not 0, in row-major order of the array. */
    void forEach(EntryConsumer action) {
        int targets = targets();
        int at = 0;
        for (int row = 0; row < sources; row++) {
            for (int target = 0; target < targets; target++) {
                for (int synapse = 0; synapse < synapses; synapse++) {
                    int weight = Arithmetic.shiftedWeight(weights[at++], shift);
                    if (weight != 0) {
                        action.accept(row, synapse * padded + target, weight);
                    }
                }
            }
        }
    }

    /** Takes one weight. */
    interface EntryConsumer {
        void accept(int row, int column, int weight);
    }
}
