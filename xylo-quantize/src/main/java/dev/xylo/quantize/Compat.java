package dev.xylo.quantize;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Whose quantizer is followed, exactly. Each trait is one documented difference. */
public enum Compat {
    /** Rockpool 2.7. */
    ROCKPOOL_2_7("rockpool-2.7", true),
    /** Rockpool 3.1.0; unchanged since 2.8. */
    ROCKPOOL_3_1_0("rockpool-3.1.0", true),
    /**
     * Without the losses of the published versions:
     *
     * <ul>
     *   <li>bias and bias_out are scaled with their own group's scale, always;
     *   <li>a threshold beyond its range lowers the scale of its own group, before anything is rounded, and of no other;
     *   <li>fuzzy scaling clips to {@code |mean| + 2 std}, and works per channel too;
     *   <li>every result is within the chip's range, and a positive threshold never becomes 0;
     *   <li>a group without weights keeps a fine resolution for its threshold and bias.
     * </ul>
     */
    CORRECTED("corrected", false);

    private final String key;
    private final boolean published;

    Compat(String key, boolean published) {
        this.key = key;
        this.published = published;
    }

    /**
     * Name that users choose it by.
     *
     * @return such as {@code rockpool-2.7}
     */
    public String key() {
        return key;
    }

    /**
     * Whether it reproduces somebody's program.
     *
     * @return false for {@link #CORRECTED}
     */
    public boolean published() {
        return published;
    }

    /** Weights always come back with a synapse axis (since 2.8); 2.7 keeps the layout it was given. */
    boolean addsSynapseAxis() {
        return this == ROCKPOOL_3_1_0;
    }

    /** 2.7's channel method visits only neurons that receive input, and takes the readout's bias from the hidden one. */
    boolean isBefore28() {
        return this == ROCKPOOL_2_7;
    }

    /**
     * Finds a version by its key.
     *
     * @param key such as {@code rockpool-2.7}
     * @return the version
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Compat ofKey(String key) {
        return Arrays.stream(values())
                .filter(c -> c.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no version '" + key + "'; there is: "
                        + Arrays.stream(values()).map(Compat::key).collect(Collectors.joining(", "))));
    }
}
