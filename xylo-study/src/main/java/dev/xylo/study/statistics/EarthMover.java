package dev.xylo.study.statistics;

import java.util.Arrays;

/**
 * Earth mover's distance of two samples on a line (Wasserstein-1): the least work, weight times distance, that turns one empirical
 * distribution into the other.
 *
 * <p>On a line it is the area between the two empirical distribution functions, {@code integral |F_a(x) - F_b(x)| dx}. Source: S. S.
 * Vallender, "Calculation of the Wasserstein distance between probability distributions on the line", Theory of Probability and its
 * Applications 18 (1974); same result as {@code scipy.stats.wasserstein_distance}.
 */
public final class EarthMover {
    private EarthMover() {}

    /**
     * The distance.
     *
     * @param a a sample, at least one value, all finite, in any order; left as it is
     * @param b another one, not necessarily as long
     * @return at least 0, in the unit of the values
     * @throws IllegalArgumentException if a sample is empty or holds a NaN or an infinity
     */
    public static double distance(double[] a, double[] b) {
        double[] first = sorted("first", a);
        double[] second = sorted("second", b);
        double area = 0;
        double position = Math.min(first[0], second[0]);
        int i = 0;
        int j = 0;
        while (i < first.length || j < second.length) {
            boolean firstIsNext = j == second.length || i < first.length && first[i] <= second[j];
            double next = firstIsNext ? first[i] : second[j];
            double gap = Math.abs((double) i / first.length - (double) j / second.length);
            area += gap * (next - position);
            position = next;
            if (firstIsNext) {
                i++;
            } else {
                j++;
            }
        }
        return area;
    }

    private static double[] sorted(String name, double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("the " + name + " sample is empty");
        }
        for (int i = 0; i < sample.length; i++) {
            if (!Double.isFinite(sample[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " of the " + name + " sample is " + sample[i] + "; it must be finite");
            }
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
