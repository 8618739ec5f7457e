package dev.xylo.study.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a detector got right, at one threshold. A measure without a sample to measure it on is empty, where scikit-learn gives 0 and a warning.
 *
 * @param truePositives positive samples that are detected
 * @param falsePositives negative samples that are detected: false alarms
 * @param trueNegatives negative samples that are not detected
 * @param falseNegatives positive samples that are not detected: misses
 */
public record Detection(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a count is negative, or there is no sample at all
     */
    public Detection {
        if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
            throw new IllegalArgumentException("counts are " + truePositives + ", " + falsePositives + ", "
                    + trueNegatives + " and " + falseNegatives + "; they must be at least 0");
        }
        if ((long) truePositives + falsePositives + trueNegatives + falseNegatives == 0) {
            throw new IllegalArgumentException("there are no samples");
        }
    }

    /**
     * Counts.
     *
     * @param detected what was decided, by sample
     * @param positive what is true, for the same samples
     * @return the counts
     * @throws IllegalArgumentException if the lengths differ, or there is no sample
     */
    public static Detection of(boolean[] detected, boolean[] positive) {
        if (detected.length != positive.length) {
            throw new IllegalArgumentException(
                    "there are " + detected.length + " decisions and " + positive.length + " labels");
        }
        int[] counts = new int[4];
        for (int i = 0; i < detected.length; i++) {
            counts[(detected[i] ? 0 : 2) + (positive[i] ? 0 : 1)]++;
        }
        return new Detection(counts[0], counts[1], counts[3], counts[2]);
    }

    /**
     * Share of the positive samples that are detected (recall).
     *
     * @return 0..1, or empty without a positive sample
     */
    public OptionalDouble sensitivity() {
        return share(truePositives, truePositives + falseNegatives);
    }

    /**
     * Share of the negative samples that are not detected.
     *
     * @return 0..1, or empty without a negative sample
     */
    public OptionalDouble specificity() {
        return share(trueNegatives, trueNegatives + falsePositives);
    }

    /**
     * Share of what is detected that is positive.
     *
     * @return 0..1, or empty if nothing is detected
     */
    public OptionalDouble precision() {
        return share(truePositives, truePositives + falsePositives);
    }

    /**
     * Mean of sensitivity and specificity.
     *
     * @return 0..1, or empty without samples of both kinds
     */
    public OptionalDouble balancedAccuracy() {
        OptionalDouble positive = sensitivity();
        OptionalDouble negative = specificity();
        return positive.isEmpty() || negative.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((positive.getAsDouble() + negative.getAsDouble()) / 2);
    }

    /**
     * Harmonic mean of precision and sensitivity, {@code 2 TP / (2 TP + FP + FN)}.
     *
     * @return 0..1, or empty if nothing is positive and nothing is detected
     */
    public OptionalDouble f1() {
        return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /**
     * The sensitivity with its 95 % Wilson score interval.
     *
     * @return empty without a positive sample
     */
    public Optional<Interval> sensitivityInterval() {
        return wilson(truePositives, truePositives + falseNegatives);
    }

    /**
     * The specificity with its 95 % Wilson score interval.
     *
     * @return empty without a negative sample
     */
    public Optional<Interval> specificityInterval() {
        return wilson(trueNegatives, trueNegatives + falsePositives);
    }

    private static Optional<Interval> wilson(int part, int whole) {
        if (whole == 0) {
            return Optional.empty();
        }
        Proportion share = new Proportion(part, whole);
        return Optional.of(new Interval(share.value(), share.lower(), share.upper()));
    }

    /**
     * The balanced accuracy with a 95 % interval: the distances of the ends of the two Wilson intervals from their estimates, as those of
     * independent numbers, are squared and added (G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures", Statistics
     * in Medicine 27, 2008).
     *
     * @return empty without samples of both kinds
     */
    public Optional<Interval> balancedAccuracyInterval() {
        if (balancedAccuracy().isEmpty()) {
            return Optional.empty();
        }
        Interval a = sensitivityInterval().orElseThrow();
        Interval b = specificityInterval().orElseThrow();
        double value = balancedAccuracy().getAsDouble();
        double below = Math.hypot(a.value() - a.lower(), b.value() - b.lower()) / 2;
        double above = Math.hypot(a.upper() - a.value(), b.upper() - b.value()) / 2;
        return Optional.of(new Interval(value, Math.max(0, value - below), Math.min(1, value + above)));
    }

    /**
     * F1 with a 95 % interval. F1 is {@code 2 s / (1 + s)} of the share {@code s} of true positives among all samples that are positive or
     * detected; the ends are those of the Wilson interval of {@code s}.
     *
     * @return empty if nothing is positive and nothing is detected
     */
    public Optional<Interval> f1Interval() {
        return wilson(truePositives, truePositives + falsePositives + falseNegatives)
                .map(share -> new Interval(f1(share.value()), f1(share.lower()), f1(share.upper())));
    }

    private static double f1(double share) {
        return 2 * share / (1 + share);
    }

    /**
     * False alarms in an hour of what is no event.
     *
     * @param seconds how long the negative samples last together, above 0
     * @return the rate with its 95 % score interval for a Poisson count, {@code x + z^2 / 2 +- z sqrt(x + z^2 / 4)} (the score test
     *     inverted), 1/h
     * @throws IllegalArgumentException if the time is not positive and finite
     */
    public Interval falseAlarmsPerHour(double seconds) {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the negative samples last " + seconds + " s; it must be above 0");
        }
        double perHour = 3600 / seconds;
        double middle = falsePositives + Normal.Z95 * Normal.Z95 / 2;
        double half = Normal.Z95 * Math.sqrt(falsePositives + Normal.Z95 * Normal.Z95 / 4);
        // Without an alarm the lower end is 0, not a rounding error below it.
        return new Interval(falsePositives * perHour, Math.max(0, middle - half) * perHour, (middle + half) * perHour);
    }
}
