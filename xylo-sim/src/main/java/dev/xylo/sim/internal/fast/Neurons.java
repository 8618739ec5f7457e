package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;

/** Parameters of one layer's neurons, padded with neurons that stay at rest. Immutable by convention: nobody writes the arrays. */
public final class Neurons {
    /** Neurons. */
    public final int size;

    /** Length of the arrays; all synapses together are a multiple of the padding. */
    public final int padded;

    /** Spikes in a step, at most: 31 or 1. */
    public final int spikeCap;

    /** Whether the change of the membrane saturates on its own (core 2). */
    public final boolean changeSaturates;

    /**
     * What a membrane must exceed to fire {@code 2^bit} times, {@code [bit][neuron]}: as many thresholds minus 1, or the largest int16 where
     * that is too large. As many bits as the cap on spikes has.
     */
    public final short[][] below;

    /** Decay of the membrane, 0..15. */
    public final short[] dashMem;

    /** Decay of the currents, {@code [synapse][neuron]}. */
    public final short[][] dashSyn;

    /** Bias; 0 where there is none. */
    public final short[] bias;

    Neurons(Core core, int spikeCap, int padding, int[] threshold, int[] dashMem, int[][] dashSyn, int[] bias) {
        this.size = threshold.length;
        this.padded = Math.ceilDiv(size * dashSyn.length, padding) * padding / dashSyn.length;
        this.spikeCap = spikeCap;
        this.changeSaturates = core != Core.CORE_1;
        this.below = new short[Integer.SIZE - Integer.numberOfLeadingZeros(spikeCap)][padded];
        for (int bit = 0; bit < below.length; bit++) {
            for (int i = 0; i < padded; i++) {
                long limit = i < size ? ((long) threshold[i] << bit) - 1 : Short.MAX_VALUE;
                below[bit][i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, limit));
            }
        }
        this.dashMem = pad(dashMem, (short) 0);
        this.dashSyn = new short[dashSyn.length][];
        for (int synapse = 0; synapse < dashSyn.length; synapse++) {
            this.dashSyn[synapse] = pad(dashSyn[synapse], (short) 0);
        }
        this.bias = core.hasBias() ? pad(bias, (short) 0) : new short[padded];
    }

    /**
     * Synapses per neuron.
     *
     * @return 1 or 2
     */
    public int synapses() {
        return dashSyn.length;
    }

    /** Memory of the parameters. */
    long bytes() {
        return (long) Short.BYTES * padded * (below.length + dashSyn.length + 2);
    }

    private short[] pad(int[] values, short filler) {
        short[] array = new short[padded];
        for (int i = 0; i < padded; i++) {
            array[i] = i < size ? (short) values[i] : filler;
        }
        return array;
    }
}
