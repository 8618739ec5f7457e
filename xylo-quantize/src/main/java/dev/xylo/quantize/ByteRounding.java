package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;

/** The inner loops of rounding to bytes: small and plain, so that the compiler turns them into vectors. */
final class ByteRounding {
    private ByteRounding() {}

    /**
     * Rounds half to even {@code values[start + i] * scale[i]}.
     *
     * @param values the row and others
     * @param start its first value
     * @param scale by position in the row; every product rounds to -128..127
     * @param integers written from {@code start}
     */
    static void round(double[] values, int start, double[] scale, byte[] integers) {
        for (int i = 0; i < scale.length; i++) {
            integers[start + i] = (byte) (int) Arithmetic.roundHalfEven(values[start + i] * scale[i]);
        }
    }
}
