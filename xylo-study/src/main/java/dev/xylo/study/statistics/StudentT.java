package dev.xylo.study.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t on a handful of numbers that are alike, such as the differences that several training runs show: an interval of their mean,
 * and a test that the mean is 0. The numbers stand for a normal distribution; a mean of five is near enough to one for losses in points.
 *
 * <p>Source: Student, "The probable error of a mean", Biometrika 6 (1908).
 */
public final class StudentT {
    private StudentT() {}

    /**
     * The mean and its interval, {@code mean +- t(n - 1) * deviation / sqrt(n)}.
     *
     * @param values at least two, finite
     * @param confidence 0..1 (exclusive)
     * @return the interval; of no width if all values are equal
     * @throws IllegalArgumentException if there are fewer than two values
     */
    public static Interval mean(double[] values, double confidence) {
        double mean = average(values);
        double half = TDistribution.of(values.length - 1).inverseSurvivalProbability((1 - confidence) / 2)
                * standardError(values, mean);
        return new Interval(mean, mean - half, mean + half);
    }

    /**
     * Two-sided p-value of the mean being 0.
     *
     * @param values at least two, finite
     * @return 0..1; of equal values 1 if they are 0, else 0
     * @throws IllegalArgumentException if there are fewer than two values
     */
    public static double p(double[] values) {
        double mean = average(values);
        double error = standardError(values, mean);
        if (error == 0) {
            return mean == 0 ? 1 : 0;
        }
        return 2 * TDistribution.of(values.length - 1).survivalProbability(Math.abs(mean / error));
    }

    private static double average(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("a spread needs at least two values; there are " + values.length);
        }
        return Arrays.stream(values).sum() / values.length;
    }

    private static double standardError(double[] values, double mean) {
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
