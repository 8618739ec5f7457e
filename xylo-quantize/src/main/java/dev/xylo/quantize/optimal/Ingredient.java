package dev.xylo.quantize.optimal;

import java.util.Arrays;
import java.util.Optional;

/** What {@code optimal} does beyond rounding; each can be switched off, to see what it is worth. */
public enum Ingredient {
    /**
     * Dashes are chosen by the share of a state that is left after a step (the float network's decay may be exponential, the chip's is
     * {@code 1 - 2^-dash}), and weights make up for what rounding them changes.
     */
    DASHES("dashes"),
    /** The scale of a channel is the one of least error; large weights may be clipped. Off: the largest weight decides. */
    SCALE("scale"),
    /** The rounding of a weight makes up for the rounding of the channel's other weights. Off: every weight by itself. */
    FEEDBACK("feedback"),
    /** Weight shifts give states more bits, so that the truncating decay loses less. Off: no shift. */
    SHIFTS("shifts"),
    /** Weights use the whole two's complement range, {@code -2^(bits-1)} included. Off: symmetric, as published. */
    RANGE("range"),
    /** Calibration only: the readout is fitted to the hidden spikes that the chip gives, not to the float network's. */
    READOUT("readout"),
    /** The result is compared with the published methods, bit by bit on samples, and the best integers are kept. Off: its own. */
    COMPARE("compare");

    private final String key;

    Ingredient(String key) {
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

    /**
     * Finds an ingredient by its key.
     *
     * @param key such as {@code shifts}
     * @return the ingredient, or empty
     */
    public static Optional<Ingredient> ofKey(String key) {
        return Arrays.stream(values()).filter(i -> i.key.equals(key)).findFirst();
    }
}
