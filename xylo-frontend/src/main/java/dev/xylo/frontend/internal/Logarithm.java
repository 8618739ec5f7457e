package dev.xylo.frontend.internal;

/** Logarithms that are the same on every machine. */
public final class Logarithm {
    private static final double LN_2 = 0x1.62e42fefa39efp-1;

    private Logarithm() {}

    /**
     * To base 2; of a power of 2 exactly its exponent.
     *
     * @param x above 0
     * @return log2(x)
     */
    public static double base2(double x) {
        double log = StrictMath.log(x) / LN_2;
        double whole = Math.rint(log);
        return Math.scalb(1.0, (int) whole) == x ? whole : log;
    }
}
