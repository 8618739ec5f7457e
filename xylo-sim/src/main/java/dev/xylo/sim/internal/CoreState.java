package dev.xylo.sim.internal;

import dev.xylo.core.network.NetworkShape;
import java.util.Arrays;

/** Mutable state of a core; values are within int16. */
public final class CoreState {
    /** Synaptic currents of hidden neurons {@code [synapse][neuron]}; always two rows, the second stays 0 with one synapse. */
    public final int[][] iSyn;

    /** Membrane potentials of hidden neurons. */
    public final int[] vMem;

    /** Spikes of hidden neurons in the last step, to be delivered in the next one. */
    public final int[] spikes;

    /** Synaptic currents of readout neurons. */
    public final int[] iSynOut;

    /** Membrane potentials of readout neurons. */
    public final int[] vMemOut;

    /**
     * At rest.
     *
     * @param shape sizes
     */
    public CoreState(NetworkShape shape) {
        this(
                new int[2][shape.hidden()],
                new int[shape.hidden()],
                new int[shape.hidden()],
                new int[shape.outputs()],
                new int[shape.outputs()]);
    }

    private CoreState(int[][] iSyn, int[] vMem, int[] spikes, int[] iSynOut, int[] vMemOut) {
        this.iSyn = iSyn;
        this.vMem = vMem;
        this.spikes = spikes;
        this.iSynOut = iSynOut;
        this.vMemOut = vMemOut;
    }

    /**
     * A deep copy.
     *
     * @return shares nothing with this one
     */
    public CoreState copy() {
        return new CoreState(
                new int[][] {iSyn[0].clone(), iSyn[1].clone()},
                vMem.clone(),
                spikes.clone(),
                iSynOut.clone(),
                vMemOut.clone());
    }

    /**
     * Whether it is a state of such a network.
     *
     * @param shape sizes
     * @return true if the sizes agree
     */
    public boolean fits(NetworkShape shape) {
        return vMem.length == shape.hidden() && vMemOut.length == shape.outputs();
    }

    /**
     * Value equality.
     *
     * @param that another state
     * @return true if every value agrees
     */
    public boolean sameAs(CoreState that) {
        return Arrays.deepEquals(all(), that.all());
    }

    /**
     * Consistent with {@link #sameAs}.
     *
     * @return a hash of all values
     */
    public int hash() {
        return Arrays.deepHashCode(all());
    }

    private int[][] all() {
        return new int[][] {iSyn[0], iSyn[1], vMem, spikes, iSynOut, vMemOut};
    }
}
