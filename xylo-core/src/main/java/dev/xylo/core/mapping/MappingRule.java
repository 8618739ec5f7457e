package dev.xylo.core.mapping;

/** What a graph must be like to lie on a chip. The first seven are the rules of Rockpool's mapper. */
public enum MappingRule {
    /** What is read are neurons, not a weight or an input. */
    OUTPUTS_ARE_NEURONS("outputs-are-neurons"),
    /** Input reaches neurons through a weight. */
    FIRST_MODULE_IS_A_WEIGHT("first-module-is-a-weight"),
    /** No weight reads another weight. */
    NO_CONSECUTIVE_WEIGHTS("no-consecutive-weights"),
    /** All neurons step with one dt. */
    SAME_DT("same-dt"),
    /** Neurons that are read as output feed nothing else: on the chip no synapse leaves a readout neuron. */
    OUTPUT_NOT_RECURRENT("output-not-recurrent"),
    /** There is a hidden layer before the output layer. */
    TWO_NEURON_LAYERS("two-neuron-layers"),
    /** Weights have no bias: the chip's bias sits on the membrane. */
    NO_WEIGHT_BIASES("no-weight-biases"),
    /** Every weight and every output has a source, every weight a target, and there is exactly one input. */
    CONNECTED("connected"),
    /** Neurons reach neurons through weights. */
    NEURONS_READ_WEIGHTS("neurons-read-weights"),
    /** Readout neurons read hidden neurons: on the chip no input reaches them. */
    READOUT_READS_HIDDEN("readout-reads-hidden"),
    /** Readout neurons have one synapse. */
    READOUT_HAS_ONE_SYNAPSE("readout-has-one-synapse"),
    /** An alias joins two hidden layers. */
    ALIASES_JOIN_HIDDEN("aliases-join-hidden"),
    /** The chip has room: input channels, hidden and readout neurons, and the reach of its input and readout. */
    FITS_THE_CHIP("fits-the-chip");

    private final String key;

    MappingRule(String key) {
        this.key = key;
    }

    /**
     * Name of the rule for users.
     *
     * @return lower case, with hyphens
     */
    public String key() {
        return key;
    }
}
