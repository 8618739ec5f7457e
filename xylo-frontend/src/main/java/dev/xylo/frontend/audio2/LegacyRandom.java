package dev.xylo.frontend.audio2;

/**
 * numpy's legacy random numbers: MT19937 seeded by {@code init_genrand}, doubles of 53 bits, normals by the polar method (M. Matsumoto and
 * T. Nishimura, Mersenne Twister, ACM TOMACS 8, 1998).
 */
final class LegacyRandom {
    private static final int LENGTH = 624;
    private static final int MIDDLE = 397;

    private final int[] state = new int[LENGTH];
    private int next = LENGTH;
    private double spare;
    private boolean hasSpare;

    /** Seeds with the lower 32 bits. */
    LegacyRandom(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < LENGTH; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    /** Uniform in [0, 1). */
    double uniform() {
        long high = bits() >>> 5;
        long low = bits() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /** Of mean 0 and deviation 1. */
    double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x1;
        double x2;
        double square;
        do {
            x1 = 2.0 * uniform() - 1.0;
            x2 = 2.0 * uniform() - 1.0;
            square = x1 * x1 + x2 * x2;
        } while (square >= 1.0 || square == 0.0);
        double factor = Math.sqrt(-2.0 * StrictMath.log(square) / square);
        spare = factor * x1;
        hasSpare = true;
        return factor * x2;
    }

    private long bits() {
        if (next == LENGTH) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        y ^= y >>> 18;
        return y & 0xFFFF_FFFFL;
    }

    private void twist() {
        for (int i = 0; i < LENGTH; i++) {
            int y = state[i] & 0x80000000 | state[(i + 1) % LENGTH] & 0x7fffffff;
            state[i] = state[(i + MIDDLE) % LENGTH] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }
}
