package dev.xylo.sim;

import dev.xylo.core.network.NetworkShape;
import java.util.Arrays;
import java.util.Optional;

/** What a simulation can record; values are taken after all updates of a step. */
public enum StateVariable {
    /** Spikes of readout neurons {@code (T, Nout)}, 0..1 on the chip. Always recorded. */
    SPIKES_OUT("spikes_out"),
    /** Spikes of hidden neurons {@code (T, N)}, 0..31 on the chip. */
    SPIKES("spikes"),
    /** Synaptic current 1 of hidden neurons {@code (T, N)}, after its decay; unit: weight LSB. */
    I_SYN("i_syn"),
    /** Synaptic current 2 of hidden neurons {@code (T, N)}; zeros with one synapse. */
    I_SYN_2("i_syn_2"),
    /** Membrane potential of hidden neurons {@code (T, N)}, after the reset. */
    V_MEM("v_mem"),
    /** Synaptic current of readout neurons {@code (T, Nout)}. */
    I_SYN_OUT("i_syn_out"),
    /** Membrane potential of readout neurons {@code (T, Nout)}, after the reset. */
    V_MEM_OUT("v_mem_out"),
    /** Hibernation flag {@code (T)}: 1 for a step in which nothing moved; core 2 only. */
    HIBERNATION("hibernation");

    private final String key;

    StateVariable(String key) {
        this.key = key;
    }

    /**
     * Key in files.
     *
     * @return such as {@code v_mem}
     */
    public String key() {
        return key;
    }

    /**
     * Whether values are spike counts or flags (unsigned bytes in files) and not int16 states.
     *
     * @return true for spikes and the hibernation flag
     */
    public boolean isCount() {
        return this == SPIKES_OUT || this == SPIKES || this == HIBERNATION;
    }

    /**
     * Values per step.
     *
     * @param shape sizes of the network
     * @return N, Nout, or 1 for the flag
     */
    public int width(NetworkShape shape) {
        return switch (this) {
            case SPIKES, I_SYN, I_SYN_2, V_MEM -> shape.hidden();
            case SPIKES_OUT, I_SYN_OUT, V_MEM_OUT -> shape.outputs();
            case HIBERNATION -> 1;
        };
    }

    /**
     * Finds a variable by its key.
     *
     * @param key such as {@code v_mem}
     * @return the variable, or empty
     */
    public static Optional<StateVariable> ofKey(String key) {
        return Arrays.stream(values()).filter(v -> v.key.equals(key)).findFirst();
    }
}
