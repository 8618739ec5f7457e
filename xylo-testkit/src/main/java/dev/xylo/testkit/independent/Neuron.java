package dev.xylo.testkit.independent;

import static dev.xylo.testkit.independent.SixteenBits.clamp;
import static dev.xylo.testkit.independent.SixteenBits.loss;
import static dev.xylo.testkit.independent.SixteenBits.powerOfTwo;
import static dev.xylo.testkit.independent.SixteenBits.wrap;

/** One hidden or readout neuron: its constants, its registers, and what its last update did. */
final class Neuron {
    private final long[] synapseDivisors;
    private final long membraneDivisor;
    private final long threshold;
    private final boolean biased;
    private final long bias;

    /** Synaptic currents by synapse. */
    final long[] currents;

    /** Membrane potential. */
    long v;

    /** Whether a synaptic current had something to lose in the last update. */
    boolean synapseDecayed;

    /** By how much the membrane was asked to change in the last update (core 2 only). */
    long dv;

    /** How many saturations of the last membrane update changed their argument. */
    int clamps;

    /**
     * A neuron at rest.
     *
     * @param dashMem membrane dash
     * @param dashSyn synaptic dashes, one per synapse
     * @param threshold firing threshold
     * @param biased whether the update has a bias step
     * @param bias what the bias step adds
     */
    Neuron(int dashMem, int[] dashSyn, long threshold, boolean biased, long bias) {
        this.membraneDivisor = powerOfTwo(dashMem);
        this.synapseDivisors = new long[dashSyn.length];
        for (int s = 0; s < dashSyn.length; s++) {
            this.synapseDivisors[s] = powerOfTwo(dashSyn[s]);
        }
        this.threshold = threshold;
        this.biased = biased;
        this.bias = bias;
        this.currents = new long[dashSyn.length];
    }

    void rest() {
        for (int s = 0; s < currents.length; s++) {
            currents[s] = 0;
        }
        v = 0;
    }

    /** Adds a weight to one synapse, once per spike. Answers whether any of the additions saturated. */
    boolean receive(int synapse, long weight, int spikes) {
        boolean saturated = false;
        for (int k = 0; k < spikes; k++) {
            long sum = currents[synapse] + weight;
            currents[synapse] = clamp(sum);
            if (currents[synapse] != sum) {
                saturated = true;
            }
        }
        return saturated;
    }

    /** Decay and integration on core 1: everything happens in the membrane itself. */
    void updateCore1() {
        clamps = 0;
        v = v - loss(v, membraneDivisor);
        decaySynapses();
        v = clampAndCount(v + sumOfCurrents());
    }

    /** Decay and integration on core 2: the change is collected in a register of its own. */
    void updateCore2() {
        clamps = 0;
        decaySynapses();
        // Negating -32768 gives -32768 again in 16 bits; it happens with dash 0 only.
        dv = wrap(-loss(v, membraneDivisor));
        dv = clampAndCount(dv + sumOfCurrents());
        if (biased) {
            dv = clampAndCount(dv + bias);
        }
        v = clampAndCount(v + dv);
    }

    /** Fires until the membrane is below the threshold or the count has reached the cap. Answers the new count. */
    int fire(int alreadyCounted, int cap) {
        int count = alreadyCounted;
        while (v >= threshold && count < cap) {
            count = count + 1;
            v = v - threshold;
        }
        return count;
    }

    boolean stillAboveThreshold() {
        return v >= threshold;
    }

    private void decaySynapses() {
        synapseDecayed = false;
        for (int s = 0; s < currents.length; s++) {
            long loss = loss(currents[s], synapseDivisors[s]);
            if (loss != 0) {
                synapseDecayed = true;
            }
            currents[s] = currents[s] - loss;
        }
    }

    private long sumOfCurrents() {
        long sum = 0;
        for (long current : currents) {
            sum = sum + current;
        }
        return sum;
    }

    private long clampAndCount(long wide) {
        long clamped = clamp(wide);
        if (clamped != wide) {
            clamps = clamps + 1;
        }
        return clamped;
    }
}
