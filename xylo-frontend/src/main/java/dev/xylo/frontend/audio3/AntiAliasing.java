package dev.xylo.frontend.audio3;

import dev.xylo.frontend.FrontEndException;

/**
 * The filter before the decimation to 50 kHz, integers:
 *
 * <pre>
 *     w0 = x + sum over k=1..4 of ((-wk * ak) >> Baf)
 *     y  = clamp(((sum over k=0..4 of wk * bk) * sur) >> Baf, -512, 511)
 * </pre>
 */
final class AntiAliasing {
    private static final String NAME = "anti-aliasing filter";
    private static final int HIGHEST = 511;
    private static final int LOWEST = -512;

    private final long[] a;
    private final long[] b;
    private final int shift;
    private final long surplus;
    private final long bound;
    private final long[] w = new long[4];

    private AntiAliasing(long[] a, int shift, long[] b, long surplus, int outputBits) {
        this.a = a;
        this.b = b;
        this.shift = shift;
        this.surplus = surplus;
        this.bound = 1L << (outputBits - 1);
    }

    static boolean knows(int oversampling) {
        return oversampling == 1 || oversampling == 2 || oversampling == 4;
    }

    static AntiAliasing of(int oversampling) {
        return switch (oversampling) {
            case 1 -> new AntiAliasing(new long[] {0, 0, 0, 0}, 14, new long[] {64, 0, 0, 0, 0}, 256, 16);
            case 2 ->
                new AntiAliasing(
                        new long[] {-76101, 93600, -46155, 15598}, 16, new long[] {45, 63, 96, 63, 45}, 163, 22);
            case 4 ->
                new AntiAliasing(
                        new long[] {-93468, 113014, -65651, 15547}, 15, new long[] {46, -62, 96, -62, 46}, 33, 22);
            default -> throw new IllegalArgumentException("no filter for oversampling " + oversampling);
        };
    }

    long next(long x, long sample) {
        long w0 = x;
        for (int k = 0; k < w.length; k++) {
            w0 += (-w[k] * a[k]) >> shift;
        }
        long sum = w0 * b[0];
        for (int k = 0; k < w.length; k++) {
            sum += w[k] * b[k + 1];
        }
        if (sum >= bound || sum < -bound) {
            throw new FrontEndException(
                    NAME,
                    sample,
                    FrontEndException.NO_CHANNEL,
                    "the sum " + sum + " leaves " + (65 - Long.numberOfLeadingZeros(bound)) + " bits");
        }
        System.arraycopy(w, 0, w, 1, w.length - 1);
        w[0] = w0;
        return Math.max(LOWEST, Math.min(HIGHEST, (sum * surplus) >> shift));
    }
}
