package dev.xylo.study.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A share of samples with its 95 % Wilson score interval.
 *
 * @param successes samples that count, 0..trials
 * @param trials all samples, at least 1
 */
public record Proportion(int successes, int trials) {
    private static final double ERROR_RATE = 0.05;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if there are no trials, or more successes than trials
     */
    public Proportion {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials + " is not a proportion");
        }
    }

    /**
     * The share.
     *
     * @return 0..1
     */
    public double value() {
        return (double) successes / trials;
    }

    /**
     * Lower end of the interval.
     *
     * @return 0..1
     */
    public double lower() {
        return interval().getLowerBound();
    }

    /**
     * Upper end of the interval.
     *
     * @return 0..1
     */
    public double upper() {
        return interval().getUpperBound();
    }

    private Interval interval() {
        return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, ERROR_RATE);
    }
}
