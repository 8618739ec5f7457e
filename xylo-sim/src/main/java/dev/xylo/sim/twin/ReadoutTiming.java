package dev.xylo.sim.twin;

/** When a spike reaches the neurons that it is meant for. Input spikes arrive in their own step everywhere. */
public enum ReadoutTiming {
    /** Every spike of a hidden neuron arrives one step later, as on the chip. */
    CHIP("chip"),
    /** Spikes between hidden neurons arrive one step later, those to the readout in the same step: Rockpool with one hidden layer. */
    ROCKPOOL("rockpool"),
    /**
     * Spikes to a later layer, and to the readout, arrive in the same step, those within a layer or back to an earlier one in the next:
     * layers that are called one after the other, as in torch, and states in single precision, as torch keeps them. {@link HiddenLayers}
     * says which neuron is in which layer.
     */
    TORCH("torch");

    private final String key;

    ReadoutTiming(String key) {
        this.key = key;
    }

    /**
     * Name that users choose it by.
     *
     * @return lower case
     */
    public String key() {
        return key;
    }
}
