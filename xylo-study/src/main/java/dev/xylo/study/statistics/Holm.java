package dev.xylo.study.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction of several p-values that are reported together: whoever calls adjusted values below {@code a}
 * significant, is wrong about any of them with a probability of at most {@code a}, however the tests depend on each other.
 *
 * <p>With the p-values in ascending order, {@code adjusted(i) = max over j <= i of min(1, (m - j) p(j))}, j from 0. Source: S. Holm, "A
 * simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusts.
     *
     * @param p p-values, 0..1 each, at least one; left as they are
     * @return adjusted p-values in the order of {@code p}, each 0..1 and at least as large as the one given
     * @throws IllegalArgumentException if there is none, or one is NaN or outside 0..1
     */
    public static double[] adjust(double[] p) {
        if (p.length == 0) {
            throw new IllegalArgumentException("there are no p-values");
        }
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("p-value " + i + " is " + p[i] + "; it must be 0..1");
            }
        }
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int index = ascending[rank];
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[index]));
            adjusted[index] = largest;
        }
        return adjusted;
    }
}
