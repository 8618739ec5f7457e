package dev.xylo.study.divergence;

import dev.xylo.sim.StateVariable;

/**
 * Where the chip left the float run for the first time in one sample. Values are in the float network's units.
 *
 * @param step 0..T-1
 * @param variable the state; its layer is {@link #layer}
 * @param neuron index in its layer
 * @param floatValue the float run's value: of currents after their decay, of membranes before the reset (after it for a neuron that alias
 *     links point to), of spikes their count
 * @param chipValue the chip's value, divided by the channel's scale; a count of spikes as it is
 * @param allowed how far rounding can have driven the two apart; 0 for spikes
 * @param threshold the neuron's threshold in the float network
 */
public record FirstDivergence(
        int step,
        StateVariable variable,
        int neuron,
        double floatValue,
        double chipValue,
        double allowed,
        double threshold) {
    /**
     * The layer of the neuron.
     *
     * @return {@code hidden} or {@code readout}
     */
    public String layer() {
        return ofReadout(variable) ? "readout" : "hidden";
    }

    static boolean ofReadout(StateVariable variable) {
        return switch (variable) {
            case SPIKES_OUT, I_SYN_OUT, V_MEM_OUT -> true;
            case SPIKES, I_SYN, I_SYN_2, V_MEM, HIBERNATION -> false;
        };
    }
}
