package dev.xylo.regress;

import dev.xylo.sim.StateVariable;

/**
 * Where a value is.
 *
 * @param sample 0-based
 * @param step 0-based, of the first recording
 * @param variable the state
 * @param neuron index in its layer; 0 for the hibernation flag
 */
public record Place(int sample, int step, StateVariable variable, int neuron) {
    /**
     * The place in words.
     *
     * @param withSample whether there are several samples
     * @return such as {@code step 12, v_mem of hidden neuron 3}
     */
    public String text(boolean withSample) {
        String where = (withSample ? "sample " + sample + ", " : "") + "step " + step + ", " + variable.key();
        return switch (variable) {
            case HIBERNATION -> where;
            case SPIKES, I_SYN, I_SYN_2, V_MEM -> where + " of hidden neuron " + neuron;
            case SPIKES_OUT, I_SYN_OUT, V_MEM_OUT -> where + " of readout neuron " + neuron;
        };
    }
}
