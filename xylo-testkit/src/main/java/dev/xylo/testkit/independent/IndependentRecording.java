package dev.xylo.testkit.independent;

import dev.xylo.core.network.NetworkShape;

/**
 * Everything that one run of {@link IndependentSimulator} saw: states after every step, time first, and counters of that run.
 *
 * <p>T is the number of steps, N of hidden neurons, Nout of readout neurons, Nin of input channels. Currents and membranes are in
 * units of one weight LSB. The arrays belong to the caller.
 */
public final class IndependentRecording {
    /** Readout spikes {@code (T, Nout)}, 0..1. */
    public final int[][] spikesOut;

    /** Hidden spikes {@code (T, N)}, 0..31, those counted through aliases included. */
    public final int[][] spikes;

    /** Currents of synapse 1 {@code (T, N)}. */
    public final int[][] iSyn;

    /** Currents of synapse 2 {@code (T, N)}; zeros in a network with one synapse. */
    public final int[][] iSyn2;

    /** Hidden membranes after the reset {@code (T, N)}. */
    public final int[][] vMem;

    /** Readout currents {@code (T, Nout)}. */
    public final int[][] iSynOut;

    /** Readout membranes after the reset {@code (T, Nout)}. */
    public final int[][] vMemOut;

    /** Whether the core could have slept through the step {@code (T)}; always false on core 1. */
    public final boolean[] hibernation;

    /** Deliveries {@code (N)} of one source in one step to synapse 1 of which at least one addition saturated. */
    public final long[] iSynSaturations;

    /** As {@link #iSynSaturations}, synapse 2. */
    public final long[] iSyn2Saturations;

    /** Saturations {@code (N)} of the membrane update that changed their argument; core 1 has one, core 2 up to three a step. */
    public final long[] vMemSaturations;

    /** As {@link #iSynSaturations}, readouts {@code (Nout)}. */
    public final long[] iSynOutSaturations;

    /** As {@link #vMemSaturations}, readouts {@code (Nout)}. */
    public final long[] vMemOutSaturations;

    /**
     * Times {@code (N)} that the cap of 31 held spikes back: updates that ended at the cap with the membrane still at the threshold
     * or above, and alias deliveries that were clipped.
     */
    public final long[] spikeCapHits;

    /** Updates {@code (Nout)} that ended with the membrane still at the threshold or above after the one spike. */
    public final long[] spikeCapHitsOut;

    /** Steps {@code (Nin)} with an input count above 15. */
    public final long[] inputClips;

    IndependentRecording(int steps, NetworkShape shape) {
        spikesOut = new int[steps][shape.outputs()];
        spikes = new int[steps][shape.hidden()];
        iSyn = new int[steps][shape.hidden()];
        iSyn2 = new int[steps][shape.hidden()];
        vMem = new int[steps][shape.hidden()];
        iSynOut = new int[steps][shape.outputs()];
        vMemOut = new int[steps][shape.outputs()];
        hibernation = new boolean[steps];
        iSynSaturations = new long[shape.hidden()];
        iSyn2Saturations = new long[shape.hidden()];
        vMemSaturations = new long[shape.hidden()];
        iSynOutSaturations = new long[shape.outputs()];
        vMemOutSaturations = new long[shape.outputs()];
        spikeCapHits = new long[shape.hidden()];
        spikeCapHitsOut = new long[shape.outputs()];
        inputClips = new long[shape.inputs()];
    }
}
