package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The inner loops of rounding to bytes: small and plain, so that the compiler turns them into vectors. */
final class ByteRounding {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long LOW_BITS_OF_LONG = 0x7f7f7f7f7f7f7f7fL;

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

    /**
     * How many of these bytes are 0, and how many of the values that they come from; eight bytes at a time, as few are.
     *
     * @param integers what {@link #round} wrote
     * @param values what it read
     * @param start first of both
     * @param length how many
     * @return zero bytes in the upper half, zero values in the lower
     */
    static long zeros(byte[] integers, double[] values, int start, int length) {
        int zeroBytes = 0;
        int zeroValues = 0;
        int i = start;
        for (; i <= start + length - 8; i += 8) {
            long eight = (long) LONG.get(integers, i);
            // The high bit of every byte that is not 0
            long nonZero = ((eight & LOW_BITS_OF_LONG) + LOW_BITS_OF_LONG | eight) & ~LOW_BITS_OF_LONG;
            if (nonZero != ~LOW_BITS_OF_LONG) {
                zeroBytes += 8 - Long.bitCount(nonZero);
                for (int k = 0; k < 8; k++) {
                    zeroValues += values[i + k] == 0 ? 1 : 0;
                }
            }
        }
        for (; i < start + length; i++) {
            zeroBytes += integers[i] == 0 ? 1 : 0;
            zeroValues += values[i] == 0 ? 1 : 0;
        }
        return (long) zeroBytes << 32 | zeroValues;
    }
}
