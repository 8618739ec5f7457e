package dev.xylo.faults;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.sim.StateVariable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A memory of the chip that can be faulty, and how wide its words are.
 *
 * <p>Only what the chip stores can fail. Recurrent weights are stored sparsely: a weight of 0 has no word. Biases exist on core 2. A
 * threshold is a 16-bit word whose sign bit is 0 in every valid network; a negative threshold is outside of what is known of the chip, so
 * that bit is left alone and 15 bits count.
 */
public enum Memory {
    /** Input weights. */
    WEIGHTS_IN(Parameter.WEIGHTS_IN, 8),
    /** Recurrent weights that are not 0. */
    WEIGHTS_REC(Parameter.WEIGHTS_REC, 8),
    /** Output weights. */
    WEIGHTS_OUT(Parameter.WEIGHTS_OUT, 8),
    /** Thresholds of hidden neurons, without the sign bit. */
    THRESHOLD(Parameter.THRESHOLD, 15),
    /** Thresholds of readout neurons, without the sign bit. */
    THRESHOLD_OUT(Parameter.THRESHOLD_OUT, 15),
    /** Membrane decay of hidden neurons. */
    DASH_MEM(Parameter.DASH_MEM, 4),
    /** Membrane decay of readout neurons. */
    DASH_MEM_OUT(Parameter.DASH_MEM_OUT, 4),
    /** Decay of synapse 1. */
    DASH_SYN(Parameter.DASH_SYN, 4),
    /** Decay of synapse 2. */
    DASH_SYN_2(Parameter.DASH_SYN_2, 4),
    /** Synaptic decay of readout neurons. */
    DASH_SYN_OUT(Parameter.DASH_SYN_OUT, 4),
    /** Bias of hidden neurons, core 2. */
    BIAS(Parameter.BIAS, 16),
    /** Bias of readout neurons, core 2. */
    BIAS_OUT(Parameter.BIAS_OUT, 16),
    /** Current of synapse 1. */
    I_SYN(StateVariable.I_SYN),
    /** Current of synapse 2. */
    I_SYN_2(StateVariable.I_SYN_2),
    /** Membrane potential of hidden neurons. */
    V_MEM(StateVariable.V_MEM),
    /** Current of readout neurons. */
    I_SYN_OUT(StateVariable.I_SYN_OUT),
    /** Membrane potential of readout neurons. */
    V_MEM_OUT(StateVariable.V_MEM_OUT);

    private final Parameter parameter;
    private final StateVariable state;
    private final int bits;

    Memory(Parameter parameter, int bits) {
        this.parameter = parameter;
        this.state = null;
        this.bits = bits;
    }

    Memory(StateVariable state) {
        this.parameter = null;
        this.state = state;
        this.bits = Short.SIZE;
    }

    /**
     * Key as in files.
     *
     * @return such as {@code weights_in} or {@code v_mem}
     */
    public String key() {
        return parameter != null ? parameter.key() : state.key();
    }

    /**
     * Whether it is a state, which a step rewrites, and not a parameter.
     *
     * @return true for currents and membranes
     */
    public boolean isState() {
        return state != null;
    }

    /**
     * Bits of a word that can be faulty.
     *
     * @return 4, 8, 15 or 16
     */
    public int bits() {
        return bits;
    }

    /** The parameter that it holds; null for a state. */
    Parameter parameter() {
        return parameter;
    }

    /** The state that it holds; null for a parameter. */
    StateVariable state() {
        return state;
    }

    /** Words that a network occupies, as flat indices. */
    int[] words(XyloNetwork network, Core core) {
        NetworkShape shape = network.shape();
        boolean absent = !core.hasBias() && (this == BIAS || this == BIAS_OUT)
                || shape.synapses() == 1 && (this == DASH_SYN_2 || this == I_SYN_2);
        if (absent) {
            return new int[0];
        }
        int size = isState() ? state.width(shape) : shape.size(parameter);
        return IntStream.range(0, size)
                .filter(i -> this != WEIGHTS_REC || network.value(parameter, i) != 0)
                .toArray();
    }

    /** The neuron that a word belongs to: a weight to its target. */
    int neuron(NetworkShape shape, int index) {
        return isState() ? index : shape.channelOf(parameter, index);
    }

    /** Whether the neurons are readouts. */
    boolean ofReadout() {
        return key().endsWith("_out");
    }

    /**
     * Finds a memory by its key.
     *
     * @param key such as {@code v_mem}
     * @return the memory, or empty
     */
    public static Optional<Memory> ofKey(String key) {
        return Arrays.stream(values())
                .filter(memory -> memory.key().equals(key))
                .findFirst();
    }
}
