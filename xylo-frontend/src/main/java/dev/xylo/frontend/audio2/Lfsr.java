package dev.xylo.frontend.audio2;

/** The pseudo-random code of 10 bits that counts are compared with: from 0, {@code next = (v << 1 & 1023) | not(bit 9 xor bit 6)}. */
public final class Lfsr {
    /** Values before it repeats. */
    public static final int PERIOD = 1023;

    private static final int[] CODE = code();

    private Lfsr() {}

    /**
     * A value of the code.
     *
     * @param index any, from 0
     * @return 0..1022
     */
    public static int at(long index) {
        return CODE[(int) (index % PERIOD)];
    }

    private static int[] code() {
        int[] code = new int[PERIOD];
        for (int i = 1; i < PERIOD; i++) {
            int v = code[i - 1];
            code[i] = v << 1 & 1023 | ~(v >> 9 ^ v >> 6) & 1;
        }
        return code;
    }
}
