package dev.xylo.core.chip;

/** What a chip has a limited amount of, or a limited range for. */
public enum Resource {
    /** Input channels ({@code Nin}). */
    INPUTS("input channels"),
    /** Hidden neurons ({@code N}). */
    HIDDEN("hidden neurons"),
    /** Readout neurons ({@code Nout}). */
    OUTPUTS("readout neurons"),
    /** Synapses of one hidden neuron. */
    SYNAPSES("synapses per hidden neuron"),
    /** Hidden neurons that input can reach, the first ones. */
    INPUT_REACH("first hidden neurons that input reaches"),
    /** Hidden neurons that the readout can read, the last ones. */
    OUTPUT_REACH("last hidden neurons that the readout reads"),
    /** Hidden neurons that one hidden neuron connects to. Both synapses of a pair are one connection. */
    FAN_OUT("targets per hidden neuron"),
    /** Recurrent connections stored. Both synapses of a pair share one slot. */
    RECURRENT_SLOTS("recurrent slots"),
    /** Input weights stored per synapse, channels times reach, zeros included. */
    INPUT_WEIGHTS("input weights stored per synapse"),
    /** Output weights stored, reach times readouts, zeros included. */
    OUTPUT_WEIGHTS("output weights stored"),
    /** Value of a weight. */
    WEIGHT("weight LSB"),
    /** Value of a threshold. */
    THRESHOLD("weight LSB"),
    /** Value of a bias. */
    BIAS("weight LSB"),
    /** Value of a dash. */
    DASH("bits of shift per step"),
    /** Value of a weight shift. */
    WEIGHT_SHIFT("bits of shift"),
    /** Alias targets that one hidden neuron has. */
    ALIAS_TARGETS("alias targets per hidden neuron"),
    /** Hidden neurons that have the same alias target. */
    ALIAS_SOURCES("alias sources per hidden neuron"),
    /** Readout neurons that share one threshold: the 0th with the 1st and so on. At most 1 where each has its own. */
    OUTPUTS_PER_THRESHOLD("readout neurons per threshold");

    private final String unit;

    Resource(String unit) {
        this.unit = unit;
    }

    /**
     * What the number counts or is measured in.
     *
     * @return a unit, plural
     */
    public String unit() {
        return unit;
    }
}
