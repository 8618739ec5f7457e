package dev.xylo.core.arithmetic;

/** Arithmetic of a Xylo core. All states are int16; sums are formed in int and brought back by {@link #saturate}. */
public final class Arithmetic {
    /** Largest int16 state; unit: weight LSB. */
    public static final int INT16_MAX = Short.MAX_VALUE;

    /** Smallest int16 state; unit: weight LSB. */
    public static final int INT16_MIN = Short.MIN_VALUE;

    private Arithmetic() {}

    /**
     * Clamps a wide sum to int16.
     *
     * @param x any int
     * @return x clamped to [-32768, 32767]
     */
    public static int saturate(int x) {
        return Math.max(INT16_MIN, Math.min(INT16_MAX, x));
    }

    /**
     * Wraps to int16, as a C cast to {@code int16_t} does.
     *
     * @param x any int
     * @return the lower 16 bits of x, sign-extended
     */
    public static int wrap16(int x) {
        return (short) x;
    }

    /**
     * The amount that a state loses in one step by bit-shift decay: {@code v >> dash}, or the sign of v where that is 0, so that
     * every state reaches 0.
     *
     * @param v state, int16
     * @param dash decay exponent, 0..15
     * @return the amount to subtract; has the sign of v
     */
    public static int decay(int v, int dash) {
        int shifted = v >> dash;
        return shifted != 0 ? shifted : Integer.signum(v);
    }

    /**
     * The value that a weight contributes to a synaptic current.
     *
     * @param weight int8 weight
     * @param shift weight shift, 0..8
     * @return {@code weight << shift}, wrapped to int16
     */
    public static int shiftedWeight(int weight, int shift) {
        return wrap16(weight << shift);
    }

    /**
     * Rounds half to even, as numpy's {@code round} does.
     *
     * @param x any double
     * @return the nearest whole number, ties to even; NaN and infinities stay
     */
    public static double roundHalfEven(double x) {
        return Math.rint(x);
    }
}
