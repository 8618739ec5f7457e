package dev.xylo.study.statistics;

/**
 * McNemar's test of two classifiers on the same samples, exact.
 *
 * <p>Samples that both get right, or both get wrong, say nothing about which is better. Were both equally good, each of the others would
 * fall to either side like a fair coin. The p-value is that of the two-sided binomial test with probability 1/2: {@code min(1, 2 P(X <=
 * min(b, c)))} for {@code X ~ B(b + c, 1/2)}.
 *
 * <p>Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", Psychometrika 12
 * (1947); the exact form as in A. Agresti, Categorical Data Analysis, section 11.1. Neither the chi-squared approximation nor the
 * mid-p correction is used.
 *
 * <p>The sum is our own: BinomialTest of Apache Commons Statistics 1.2 looks for the terms of the other tail by comparing rounded
 * probabilities, and loses one now and then (1.55e-6 in place of 2.98e-6 for 1 and 23).
 */
public final class McNemar {
    /** Sums are scaled down by it when they exceed it, so that they never overflow. */
    private static final int SCALE_BITS = 512;

    private static final double SCALE = 0x1p512;

    private McNemar() {}

    /**
     * Two-sided exact p-value, with a relative error of about {@code min(b, c)} times 1e-16. Takes time in proportion to that minimum.
     *
     * @param onlyFirst samples that only the first gets right, at least 0
     * @param onlySecond samples that only the second gets right, at least 0
     * @return 0..1; 1 if there is no such sample at all
     * @throws IllegalArgumentException if a count is negative, or their sum is beyond {@link Integer#MAX_VALUE}
     */
    public static double exact(int onlyFirst, int onlySecond) {
        long discordant = (long) onlyFirst + onlySecond;
        if (onlyFirst < 0 || onlySecond < 0 || discordant > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("counts are " + onlyFirst + " and " + onlySecond
                    + "; they must be at least 0, their sum below 2^31");
        }
        int fewer = Math.min(onlyFirst, onlySecond);
        // Both tails together are everything.
        return discordant - 2L * fewer <= 1 ? 1 : Math.min(1, 2 * tail((int) discordant, fewer));
    }

    /** {@code P(X <= k)} for {@code X ~ B(n, 1/2)}: the sum of the binomial coefficients up to k, times {@code 2^-n}. */
    private static double tail(int n, int k) {
        double coefficient = 1;
        double sum = 1;
        int exponent = -n;
        for (int i = 1; i <= k; i++) {
            coefficient = coefficient * (n - i + 1) / i;
            sum += coefficient;
            if (sum > SCALE) {
                coefficient /= SCALE;
                sum /= SCALE;
                exponent += SCALE_BITS;
            }
        }
        return Math.scalb(sum, exponent);
    }
}
