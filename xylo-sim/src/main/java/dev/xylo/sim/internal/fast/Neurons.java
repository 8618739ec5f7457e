package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;

/** Parameters of one layer's neurons, padded with neurons that stay at rest. Immutable by convention: nobody writes the arrays. */
public final class Neurons {
    /** Neurons. */
    public final int size;

    /** Length of the arrays, a multiple of the lanes. */
    public final int padded;

    /** Spikes in a step, at most: 31 or 1. */
    public final int spikeCap;

    /** Whether the change of the membrane saturates on its own (core 2). */
    public final boolean changeSaturates;

    /** Firing threshold minus 1: a neuron fires while its membrane exceeds it. */
    public final short[] below;

    /** Decay of the membrane, 0..15. */
    public final short[] dashMem;

    /** Decay of the currents, {@code [synapse][neuron]}. */
    public final short[][] dashSyn;

    /** Bias, or null if there is none or all are 0. */
    public final short[] bias;

    Neurons(Core core, int spikeCap, int lanes, int[] threshold, int[] dashMem, int[][] dashSyn, int[] bias) {
        this.size = threshold.length;
        this.padded = padded(size, lanes);
        this.spikeCap = spikeCap;
        this.changeSaturates = core != Core.CORE_1;
        this.below = pad(threshold, (short) (Short.MAX_VALUE - 1));
        for (int i = 0; i < size; i++) {
            below[i]--;
        }
        this.dashMem = pad(dashMem, (short) 0);
        this.dashSyn = new short[dashSyn.length][];
        for (int synapse = 0; synapse < dashSyn.length; synapse++) {
            this.dashSyn[synapse] = pad(dashSyn[synapse], (short) 0);
        }
        boolean biased = false;
        for (int value : bias) {
            biased |= value != 0;
        }
        this.bias = core.hasBias() && biased ? pad(bias, (short) 0) : null;
    }

    /**
     * Synapses per neuron.
     *
     * @return 1 or 2
     */
    public int synapses() {
        return dashSyn.length;
    }

    static int padded(int size, int lanes) {
        return Math.ceilDiv(size, lanes) * lanes;
    }

    private short[] pad(int[] values, short filler) {
        short[] array = new short[padded];
        for (int i = 0; i < padded; i++) {
            array[i] = i < size ? (short) values[i] : filler;
        }
        return array;
    }
}
