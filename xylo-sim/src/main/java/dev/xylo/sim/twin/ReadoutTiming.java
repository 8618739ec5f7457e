package dev.xylo.sim.twin;

/** When a hidden spike reaches the readout. */
public enum ReadoutTiming {
    /** One step later, as on the chip. */
    CHIP("chip"),
    /** In the same step, as in Rockpool. */
    ROCKPOOL("rockpool");

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
