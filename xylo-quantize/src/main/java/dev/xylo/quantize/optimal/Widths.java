package dev.xylo.quantize.optimal;

import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationOptions;

/**
 * Bits of a weight by group, sign included; 2..8 each.
 *
 * @param input bits of input weights
 * @param recurrent bits of recurrent weights
 * @param output bits of output weights
 */
public record Widths(int input, int recurrent, int output) {
    /** What the chip stores. */
    public static final int MAX = 8;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if bits are outside 2..8
     */
    public Widths {
        check("input", input);
        check("recurrent", recurrent);
        check("output", output);
    }

    /**
     * The same width for all, at most what the chip stores.
     *
     * @param options of the quantization
     * @return {@code min(bits_per_weight, 8)} for every group
     */
    public static Widths of(QuantizationOptions options) {
        int bits = Math.min(options.bitsPerWeight(), MAX);
        return new Widths(bits, bits, bits);
    }

    /**
     * Bits of a weight of one parameter.
     *
     * @param weights input, recurrent or output weights
     * @return 2..8
     */
    public int of(Parameter weights) {
        return switch (weights) {
            case WEIGHTS_IN -> input;
            case WEIGHTS_REC -> recurrent;
            case WEIGHTS_OUT -> output;
            default -> throw new IllegalArgumentException(weights.key() + " holds no weights");
        };
    }

    private static void check(String group, int bits) {
        if (bits < 2 || bits > MAX) {
            throw new IllegalArgumentException("bits of " + group + " weights: " + bits + "; they must be 2.." + MAX);
        }
    }
}
