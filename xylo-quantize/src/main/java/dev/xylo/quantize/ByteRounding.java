package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The inner loops of rounding to bytes. A cast of a double to an int costs more than all the rest, so four results go into one double,
 * exactly, and leave it as the low half of its bits.
 */
final class ByteRounding {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final int HIGH_BITS = 0x80808080;
    private static final long LOW_BITS_OF_LONG = 0x7f7f7f7f7f7f7f7fL;

    /** At 1.5 * 2^52 the last bit of a double is worth 1; 128 more in every byte keep a negative one from borrowing of the next. */
    private static final double OFFSET = 0x1.8p52 + 0x80808080L;

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
        int i = 0;
        for (; i <= scale.length - 4; i += 4) {
            double first = Arithmetic.roundHalfEven(values[start + i] * scale[i]);
            double second = Arithmetic.roundHalfEven(values[start + i + 1] * scale[i + 1]);
            double third = Arithmetic.roundHalfEven(values[start + i + 2] * scale[i + 2]);
            double fourth = Arithmetic.roundHalfEven(values[start + i + 3] * scale[i + 3]);
            double four = (first + second * 0x1p8) + (third + fourth * 0x1p8) * 0x1p16;
            INT.set(integers, start + i, (int) Double.doubleToRawLongBits(four + OFFSET) ^ HIGH_BITS);
        }
        for (; i < scale.length; i++) {
            integers[start + i] = (byte) Arithmetic.roundHalfEven(values[start + i] * scale[i]);
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
