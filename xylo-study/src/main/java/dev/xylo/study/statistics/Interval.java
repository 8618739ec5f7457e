package dev.xylo.study.statistics;

/**
 * An estimate and the interval around it.
 *
 * @param value the estimate, finite; a percentile interval does not have to contain it
 * @param lower lower end, finite, in the unit of the estimate
 * @param upper upper end, finite, at least {@code lower}
 */
public record Interval(double value, double lower, double upper) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is not finite or the ends are swapped
     */
    public Interval {
        if (!Double.isFinite(value) || !Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException(value + " in " + lower + ".." + upper + " is not an interval");
        }
    }
}
