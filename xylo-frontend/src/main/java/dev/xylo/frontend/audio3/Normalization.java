package dev.xylo.frontend.audio3;

/**
 * Settings of divisive normalization and spike generation for one output channel.
 *
 * @param adaptive threshold from the signal's own average ({@code divisive_norm}), or the fixed one
 * @param b1 the threshold is {@code (average << b1) - (average << b2)}; above b2, below 2^16
 * @param b2 at least 0
 * @param lowPass shift of the averaging low-pass, 0..65535
 * @param eps least average, 0..65535. With 0 a silent channel has threshold 0 and fires at every sample, as in the reference
 * @param fixedThreshold 0..2^42-1; 0 fires at every sample
 */
public record Normalization(boolean adaptive, int b1, int b2, int lowPass, int eps, long fixedThreshold) {
    /** What Rockpool's front-end takes: averages over 84 ms, threshold 63 times the average. */
    public static final Normalization DEFAULT = new Normalization(true, 6, 0, 12, 1, 1L << 27);

    private static final int REGISTER = 0xFFFF;
    private static final long LARGEST_THRESHOLD = (1L << 42) - 1;

    /** Checks the ranges. */
    public Normalization {
        require("b1", b1, 0, REGISTER);
        require("b2", b2, 0, REGISTER);
        require("low_pass_bitshift", lowPass, 0, REGISTER);
        require("EPS", eps, 0, REGISTER);
        require("fixed_threshold", fixedThreshold, 0, LARGEST_THRESHOLD);
        if (b1 <= b2) {
            throw new IllegalArgumentException("b1 is " + b1 + " and b2 " + b2 + "; b1 must be above b2");
        }
    }

    /**
     * The same with a fixed threshold.
     *
     * @param threshold 0..2^42-1
     * @return a copy
     */
    public Normalization fixed(long threshold) {
        return new Normalization(false, b1, b2, lowPass, eps, threshold);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed is " + least + ".." + most);
        }
    }
}
