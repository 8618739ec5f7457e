package dev.xylo.testkit.independent;

/** What the chip's 16-bit registers do to numbers; everything here is computed in {@code long}, which never overflows. */
final class SixteenBits {
    static final long SMALLEST = -32768;
    static final long LARGEST = 32767;

    /** Number of different values of a register. */
    private static final long VALUES = 65536;

    private SixteenBits() {}

    /** The nearest value that a register holds. */
    static long clamp(long wide) {
        if (wide > LARGEST) {
            return LARGEST;
        }
        if (wide < SMALLEST) {
            return SMALLEST;
        }
        return wide;
    }

    /** The value that remains of the low 16 bits: counts around the circle of register values. */
    static long wrap(long wide) {
        return Math.floorMod(wide - SMALLEST, VALUES) + SMALLEST;
    }

    /** 2 to the power of a dash or of a weight shift. */
    static long powerOfTwo(int exponent) {
        long power = 1;
        for (int k = 0; k < exponent; k++) {
            power *= 2;
        }
        return power;
    }

    /**
     * What a state loses in one step: the state divided by {@code 2^dash}, rounded down, but at least one unit towards zero so
     * that every state reaches zero.
     */
    static long loss(long state, long twoToTheDash) {
        long loss = Math.floorDiv(state, twoToTheDash);
        if (loss != 0) {
            return loss;
        }
        if (state > 0) {
            return 1;
        }
        // A negative state is rounded down to -1 or less, so only zero is left.
        return 0;
    }
}
