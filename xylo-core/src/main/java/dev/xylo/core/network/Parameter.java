package dev.xylo.core.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every parameter of a network: its key in files, its axes, its range on the chip. Aliases are apart ({@link Alias}). */
public enum Parameter {
    /** Input weights {@code (Nin, Nien, S)}: source channel, target hidden neuron, synapse. */
    WEIGHTS_IN("weights_in", Kind.WEIGHT, Axis.INPUT, Axis.INPUT_EXPANSION, Axis.SYNAPSE),
    /** Recurrent weights {@code (N, N, S)}: source, target, synapse. */
    WEIGHTS_REC("weights_rec", Kind.WEIGHT, Axis.HIDDEN, Axis.HIDDEN, Axis.SYNAPSE),
    /** Output weights {@code (Noen, Nout)}: source, target readout neuron. */
    WEIGHTS_OUT("weights_out", Kind.WEIGHT, Axis.OUTPUT_EXPANSION, Axis.OUTPUT),
    /** Firing thresholds of hidden neurons {@code (N)}. */
    THRESHOLD("threshold", Kind.THRESHOLD, Axis.HIDDEN),
    /** Firing thresholds of readout neurons {@code (Nout)}. */
    THRESHOLD_OUT("threshold_out", Kind.THRESHOLD, Axis.OUTPUT),
    /** Membrane decay of hidden neurons {@code (N)}: {@code log2(tau_mem / dt)}. */
    DASH_MEM("dash_mem", Kind.DASH, Axis.HIDDEN),
    /** Membrane decay of readout neurons {@code (Nout)}. */
    DASH_MEM_OUT("dash_mem_out", Kind.DASH, Axis.OUTPUT),
    /** Decay of synapse 1 of hidden neurons {@code (N)}: {@code log2(tau_syn / dt)}. */
    DASH_SYN("dash_syn", Kind.DASH, Axis.HIDDEN),
    /** Decay of synapse 2 of hidden neurons {@code (N)}. */
    DASH_SYN_2("dash_syn_2", Kind.DASH, Axis.HIDDEN),
    /** Synaptic decay of readout neurons {@code (Nout)}. */
    DASH_SYN_OUT("dash_syn_out", Kind.DASH, Axis.OUTPUT),
    /** Bias of hidden neurons {@code (N)}, added to the membrane in every step; core 2. */
    BIAS("bias", Kind.BIAS, Axis.HIDDEN),
    /** Bias of readout neurons {@code (Nout)}; core 2. */
    BIAS_OUT("bias_out", Kind.BIAS, Axis.OUTPUT),
    /** Left shift of input weights when delivered. */
    WEIGHT_SHIFT_IN("weight_shift_in", Kind.WEIGHT_SHIFT),
    /** Left shift of recurrent weights when delivered. */
    WEIGHT_SHIFT_REC("weight_shift_rec", Kind.WEIGHT_SHIFT),
    /** Left shift of output weights when delivered. */
    WEIGHT_SHIFT_OUT("weight_shift_out", Kind.WEIGHT_SHIFT);

    /** What a parameter is, which decides its range on the chip. */
    public enum Kind {
        /** int8. */
        WEIGHT(-128, 127, "int8"),
        /** int16, not negative; unit: weight LSB. */
        THRESHOLD(0, 32767, "int16, not negative"),
        /** 4 bits. */
        DASH(0, 15, "0..15"),
        /** int16; unit: weight LSB. */
        BIAS(-32768, 32767, "int16"),
        /** Left shift. */
        WEIGHT_SHIFT(0, 8, "0..8");

        private final int min;
        private final int max;
        private final String range;

        Kind(int min, int max, String range) {
            this.min = min;
            this.max = max;
            this.range = range;
        }

        /**
         * Smallest value on the chip.
         *
         * @return inclusive
         */
        public int min() {
            return min;
        }

        /**
         * Largest value on the chip.
         *
         * @return inclusive
         */
        public int max() {
            return max;
        }

        /**
         * The range in words, for messages.
         *
         * @return such as {@code int8}
         */
        public String range() {
            return range;
        }
    }

    private final String key;
    private final Kind kind;
    private final List<Axis> axes;

    Parameter(String key, Kind kind, Axis... axes) {
        this.key = key;
        this.kind = kind;
        this.axes = List.of(axes);
    }

    /**
     * Key in Rockpool's specification.
     *
     * @return such as {@code weights_in}
     */
    public String key() {
        return key;
    }

    /**
     * Kind of value.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Axes of the array, outermost first.
     *
     * @return empty for a scalar
     */
    public List<Axis> axes() {
        return axes;
    }

    /**
     * Whether a network may lack it; a missing one counts as 0 (semantics of Rockpool's specification).
     *
     * @return false for the input and output weights
     */
    public boolean optional() {
        return this != WEIGHTS_IN && this != WEIGHTS_OUT;
    }

    /**
     * Whether it belongs to the readout layer.
     *
     * @return true for everything that ends in {@code _out}
     */
    public boolean ofReadout() {
        return key.endsWith("_out");
    }

    /**
     * Finds a parameter by its key.
     *
     * @param key such as {@code weights_in}
     * @return the parameter, or empty
     */
    public static Optional<Parameter> ofKey(String key) {
        return Arrays.stream(values()).filter(p -> p.key.equals(key)).findFirst();
    }

    /**
     * All keys, for messages.
     *
     * @return comma-separated
     */
    public static String allKeys() {
        return Arrays.stream(values()).map(Parameter::key).collect(Collectors.joining(", "));
    }
}
