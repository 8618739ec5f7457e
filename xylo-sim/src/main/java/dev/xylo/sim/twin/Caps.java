package dev.xylo.sim.twin;

import dev.xylo.core.chip.Core;

/**
 * Largest numbers of spikes in one step.
 *
 * @param input per input channel, at least 1
 * @param hidden per hidden neuron, at least 1
 * @param output per readout neuron, at least 1
 */
public record Caps(int input, int hidden, int output) {
    /** As the chip: 15, 31 and 1. */
    public static final Caps CHIP = new Caps(Core.MAX_INPUT_SPIKES, Core.MAX_HIDDEN_SPIKES, Core.MAX_OUTPUT_SPIKES);

    /** No caps. */
    public static final Caps NONE = new Caps(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a cap is below 1
     */
    public Caps {
        if (input < 1 || hidden < 1 || output < 1) {
            throw new IllegalArgumentException("a spike cap is at least 1");
        }
    }

    /**
     * As Rockpool's {@code max_spikes_per_dt}: input uncapped, hidden and readout neurons alike.
     *
     * @param neuron cap of every neuron, at least 1
     * @return the caps
     */
    public static Caps perNeuron(int neuron) {
        return new Caps(Integer.MAX_VALUE, neuron, neuron);
    }
}
