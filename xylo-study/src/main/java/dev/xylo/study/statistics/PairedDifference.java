package dev.xylo.study.statistics;

import java.util.OptionalLong;

/**
 * Difference of two accuracies on the same samples, with Tango's score interval, two-sided.
 *
 * <p>Of {@code n} samples, {@code b} are right for the first only and {@code c} for the second only; {@code p = (b - c) / n} estimates the
 * difference. A difference {@code d} is in the interval if the score test does not reject it,
 *
 * <pre>{@code
 * (b - c - n d)^2 <= z^2 n (2 q + d (1 - d))
 * q = (sqrt(B^2 - 8 n C) - B) / (4 n),   B = (2 n - b + c) d - b - c,   C = -c d (1 - d)
 * }</pre>
 *
 * <p>where {@code q} is the most likely share of samples that only the second gets right, were the difference {@code d}. So the spread is
 * that of the hypothesis, not that of the sample: an interval has a width even where no sample tells the two apart, {@code z^2 / (n + z^2)}
 * to either side. That is what a bootstrap, which can only draw what it saw, gets wrong on small and near-perfect sets.
 *
 * <p>Each tail holds half of the error: the far end of a 95 % interval is a one-sided bound of 97.5 %.
 *
 * <p>Source: T. Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample design", Statistics
 * in Medicine 17 (1998), equations 11 and 15.
 */
public final class PairedDifference {
    /** Halvings of an interval of length 2 that leave a double's last bits. */
    private static final int HALVINGS = 60;

    /** More samples than anybody has. */
    private static final long MOST_SAMPLES = 1L << 40;

    private PairedDifference() {}

    /**
     * Accuracy of the first minus that of the second.
     *
     * @param samples all samples, at least 1
     * @param onlyFirst samples that only the first gets right, at least 0
     * @param onlySecond samples that only the second gets right, at least 0; with the others at most {@code samples}
     * @param confidence between 0 and 1, both excluded; 0.95 is usual
     * @return the difference and its interval, all -1..1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Interval of(int samples, int onlyFirst, int onlySecond, double confidence) {
        if (samples < 1) {
            throw new IllegalArgumentException("there are no samples");
        }
        if (onlyFirst < 0 || onlySecond < 0 || (long) onlyFirst + onlySecond > samples) {
            throw new IllegalArgumentException(
                    "counts are " + onlyFirst + " and " + onlySecond + " of " + samples + " samples");
        }
        double z = Normal.quantile(confidence);
        return new Interval(
                (double) (onlyFirst - onlySecond) / samples,
                // The same with the roles changed, so that the ends mirror each other bit for bit.
                -upper(samples, onlySecond, onlyFirst, z),
                upper(samples, onlyFirst, onlySecond, z));
    }

    /**
     * How many samples would show that at most so much is lost, if they fell as these do.
     *
     * @param share what share of the samples only the first gets right, 0..1
     * @param lost what share only the second gets right, 0..1; both together at most 1
     * @param mostLost the loss that the interval's far end must not exceed, {@code -1..1}
     * @param confidence between 0 and 1, both excluded
     * @return the least number of samples; empty if no number would, as the loss itself is no smaller
     */
    public static OptionalLong samplesToShow(double share, double lost, double mostLost, double confidence) {
        double z = Normal.quantile(confidence);
        if (lost - share >= mostLost || !shows(MOST_SAMPLES, share, lost, mostLost, z)) {
            return OptionalLong.empty();
        }
        long few = 0;
        long enough = MOST_SAMPLES;
        while (enough - few > 1) {
            long middle = (few + enough) / 2;
            if (shows(middle, share, lost, mostLost, z)) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return OptionalLong.of(enough);
    }

    private static boolean shows(long samples, double share, double lost, double mostLost, double z) {
        return upper(samples, lost * samples, share * samples, z) <= mostLost;
    }

    /** The largest difference that the test does not reject. */
    private static double upper(double n, double b, double c, double z) {
        double inside = (b - c) / n;
        double outside = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            double distance = b - c - n * middle;
            if (distance * distance <= z * z * n * variance(n, b, c, middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    /** Of one sample's contribution, most likely under a difference {@code d}. */
    private static double variance(double n, double b, double c, double d) {
        double linear = (2 * n - b + c) * d - b - c;
        double constant = -c * d * (1 - d);
        double q = (Math.sqrt(linear * linear - 8 * n * constant) - linear) / (4 * n);
        return 2 * q + d * (1 - d);
    }
}
