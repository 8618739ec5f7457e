package dev.xylo.sim;

import dev.xylo.core.network.NetworkShape;

/** Events that cost accuracy and leave no trace in the states; counted per neuron in every run. */
public enum Counter {
    /**
     * Deliveries that clamped synaptic current 1: once per step, source and target for which {@code sat(i + n * w)} changed its
     * argument.
     */
    I_SYN_SATURATIONS("i_syn"),
    /** Deliveries that clamped synaptic current 2. */
    I_SYN_2_SATURATIONS("i_syn_2"),
    /** Clamping {@code sat} operations of the hidden membrane update: up to one a step on core 1, up to three on core 2. */
    V_MEM_SATURATIONS("v_mem"),
    /** Deliveries that clamped a readout's synaptic current. */
    I_SYN_OUT_SATURATIONS("i_syn_out"),
    /** Clamping {@code sat} operations of the readout's membrane update. */
    V_MEM_OUT_SATURATIONS("v_mem_out"),
    /**
     * Spikes withheld from a hidden neuron by its cap of 31: once when its spike loop ends at the cap with the membrane still at
     * or above threshold, and once per alias delivery that was clipped.
     */
    SPIKE_CAP_HITS("spike_cap"),
    /** Steps in which a readout's membrane was still at or above threshold after its one spike. */
    SPIKE_CAP_OUT_HITS("spike_cap_out"),
    /** Steps in which an input channel had more than 15 spikes. */
    INPUT_CLIPS("input_clip");

    private final String key;

    Counter(String key) {
        this.key = key;
    }

    /**
     * Short name for tables and files.
     *
     * @return such as {@code i_syn}
     */
    public String key() {
        return key;
    }

    /**
     * How many neurons (or channels) it counts for.
     *
     * @param shape sizes of the network
     * @return N, Nout or Nin
     */
    public int width(NetworkShape shape) {
        return switch (this) {
            case I_SYN_SATURATIONS, I_SYN_2_SATURATIONS, V_MEM_SATURATIONS, SPIKE_CAP_HITS -> shape.hidden();
            case I_SYN_OUT_SATURATIONS, V_MEM_OUT_SATURATIONS, SPIKE_CAP_OUT_HITS -> shape.outputs();
            case INPUT_CLIPS -> shape.inputs();
        };
    }
}
