package dev.xylo.study.statistics;

import org.apache.commons.statistics.inference.BinomialTest;

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
 */
public final class McNemar {
    private static final double FAIR = 0.5;

    private McNemar() {}

    /**
     * Two-sided exact p-value.
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
        if (discordant == 0) {
            return 1;
        }
        return Math.min(
                1,
                BinomialTest.withDefaults()
                        .test((int) discordant, Math.min(onlyFirst, onlySecond), FAIR)
                        .getPValue());
    }
}
