package dev.xylo.quantize;

/**
 * Options of a quantizer; names as in Rockpool.
 *
 * @param compat whose arithmetic is followed
 * @param bitsPerWeight bits of a signed weight, 2..16 (the chip has 8)
 * @param bitsPerThreshold bits of a signed threshold, 2..16 (the chip has 16)
 * @param fuzzyScaling scale by {@code |mean| + 2 std} of the non-zero weights and not by the largest one
 */
public record QuantizationOptions(Compat compat, int bitsPerWeight, int bitsPerThreshold, boolean fuzzyScaling) {
    /** Rockpool 3.1.0, 8 bit weights, 16 bit thresholds, no fuzzy scaling. */
    public static final QuantizationOptions DEFAULT = new QuantizationOptions(Compat.ROCKPOOL_3_1_0, 8, 16, false);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if bits are outside 2..16
     */
    public QuantizationOptions {
        checkBits("bits_per_weight", bitsPerWeight);
        checkBits("bits_per_threshold", bitsPerThreshold);
    }

    /**
     * The same with another version.
     *
     * @param other whose arithmetic is followed
     * @return new options
     */
    public QuantizationOptions with(Compat other) {
        return new QuantizationOptions(other, bitsPerWeight, bitsPerThreshold, fuzzyScaling);
    }

    /**
     * The same with other widths.
     *
     * @param weight bits of a weight, 2..16
     * @param threshold bits of a threshold, 2..16
     * @return new options
     */
    public QuantizationOptions withBits(int weight, int threshold) {
        return new QuantizationOptions(compat, weight, threshold, fuzzyScaling);
    }

    /**
     * The same with fuzzy scaling on or off.
     *
     * @param fuzzy whether outliers are left out of the scale
     * @return new options
     */
    public QuantizationOptions withFuzzyScaling(boolean fuzzy) {
        return new QuantizationOptions(compat, bitsPerWeight, bitsPerThreshold, fuzzy);
    }

    /** Largest quantized weight. */
    long maxWeight() {
        return (1L << (bitsPerWeight - 1)) - 1;
    }

    /** Largest quantized threshold. */
    long maxThreshold() {
        return (1L << (bitsPerThreshold - 1)) - 1;
    }

    private static void checkBits(String name, int bits) {
        if (bits < 2 || bits > 16) {
            throw new IllegalArgumentException(name + " is " + bits + "; it must be 2..16");
        }
    }
}
