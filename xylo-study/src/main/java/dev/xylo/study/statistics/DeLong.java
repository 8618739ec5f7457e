package dev.xylo.study.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether two detectors rank the same samples differently well: DeLong's test of the difference of their areas under the ROC curve.
 *
 * <p>Source: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
 * characteristic curves", Biometrics 44 (1988); components from midranks as in X. Sun, W. Xu, "Fast implementation of DeLong's algorithm",
 * IEEE Signal Processing Letters 21 (2014).
 *
 * @param first area of the first, 0..1
 * @param second area of the second, 0..1
 * @param standardError of their difference, at least 0
 */
public record DeLong(double first, double second, double standardError) {
    /**
     * Compares.
     *
     * @param first scores of the first detector
     * @param second scores of the second, for the same samples
     * @param positive what is true
     * @return the areas and the spread of their difference
     * @throws IllegalArgumentException if the lengths differ, a score is NaN, or there are fewer than two samples of a kind
     */
    public static DeLong of(double[] first, double[] second, boolean[] positive) {
        Roc a = Roc.of(first, positive);
        Roc b = Roc.of(second, positive);
        if (a.positives() < 2 || a.negatives() < 2) {
            throw new IllegalArgumentException("the test needs two positive and two negative samples; there are "
                    + a.positives() + " and " + a.negatives());
        }
        double variance = variance(placements(first, positive, true), placements(second, positive, true))
                + variance(placements(first, positive, false), placements(second, positive, false));
        return new DeLong(a.auroc(), b.auroc(), Math.sqrt(variance));
    }

    private static final double TAIL = 0.025;

    /** With fewer samples of either kind there is no interval of an area. */
    public static final int FEWEST = 50;

    /**
     * The area under one ROC curve with its 95 % interval, symmetric on the logit, so that it stays within 0..1; Student's t for the few samples
     * of the rarer kind, with Welch's degrees of freedom.
     *
     * @param scores of the samples
     * @param positive what is true
     * @return empty below {@link #FEWEST} samples of either kind, or where the area is 0 or 1: there is no spread to see then
     * @throws IllegalArgumentException if the lengths differ, a score is NaN, or all samples are of one kind
     */
    public static Optional<Interval> area(double[] scores, boolean[] positive) {
        Roc roc = Roc.of(scores, positive);
        double area = roc.auroc();
        if (Math.min(roc.positives(), roc.negatives()) < FEWEST || area == 0 || area == 1) {
            return Optional.empty();
        }
        double ofPositives = variance(placements(scores, positive, true), new double[roc.positives()]);
        double ofNegatives = variance(placements(scores, positive, false), new double[roc.negatives()]);
        double variance = ofPositives + ofNegatives;
        double freedom = variance
                * variance
                / (ofPositives * ofPositives / (roc.positives() - 1)
                        + ofNegatives * ofNegatives / (roc.negatives() - 1));
        double half =
                TDistribution.of(freedom).inverseSurvivalProbability(TAIL) * Math.sqrt(variance) / (area * (1 - area));
        double logit = Math.log(area / (1 - area));
        return Optional.of(new Interval(area, logistic(logit - half), logistic(logit + half)));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /**
     * First minus second.
     *
     * @return -1..1
     */
    public double difference() {
        return first - second;
    }

    /**
     * Two-sided p-value of equal areas, from the normal distribution.
     *
     * @return 0..1; 1 where all placements are equal
     */
    public double p() {
        if (standardError == 0) {
            return difference() == 0 ? 1 : 0;
        }
        return Math.min(1, 2 * Normal.survival(Math.abs(difference()) / standardError));
    }

    /** Variance of the mean of the paired differences. */
    private static double variance(double[] a, double[] b) {
        double mean = 0;
        for (int i = 0; i < a.length; i++) {
            mean += (a[i] - b[i]) / a.length;
        }
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
        }
        return squares / (a.length - 1) / a.length;
    }

    /** For each sample of one kind, the share of the samples of the other kind that lie on its right side, ties one half. */
    private static double[] placements(double[] scores, boolean[] positive, boolean kind) {
        double[] all = midranks(scores);
        int[] own = IntStream.range(0, scores.length)
                .filter(i -> positive[i] == kind)
                .toArray();
        double[] within =
                midranks(Arrays.stream(own).mapToDouble(i -> scores[i]).toArray());
        double[] placements = new double[own.length];
        int others = scores.length - own.length;
        for (int k = 0; k < own.length; k++) {
            double below = (all[own[k]] - within[k]) / others;
            placements[k] = kind ? below : 1 - below;
        }
        return placements;
    }

    /** Ranks from 1, equal values sharing the mean of theirs. */
    private static double[] midranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = (from + 1 + to) / 2.0;
            }
        }
        return ranks;
    }
}
