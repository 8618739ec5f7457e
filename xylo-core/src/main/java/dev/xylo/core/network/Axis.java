package dev.xylo.core.network;

/** An axis of a parameter array. */
public enum Axis {
    /** Input channels ({@code Nin}). */
    INPUT("input channel"),
    /** Hidden neurons that receive input, the first ones ({@code Nien <= N}). */
    INPUT_EXPANSION("hidden neuron"),
    /** Hidden neurons ({@code N}). */
    HIDDEN("hidden neuron"),
    /** Hidden neurons that reach the readout, the last ones ({@code Noen <= N}). */
    OUTPUT_EXPANSION("hidden neuron"),
    /** Readout neurons ({@code Nout}). */
    OUTPUT("readout neuron"),
    /** Synapses of a hidden neuron (1 or 2). */
    SYNAPSE("synapse");

    private final String noun;

    Axis(String noun) {
        this.noun = noun;
    }

    /**
     * What one position on this axis is.
     *
     * @return a noun for messages, singular
     */
    public String noun() {
        return noun;
    }
}
