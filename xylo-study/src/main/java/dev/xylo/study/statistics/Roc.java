package dev.xylo.study.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A detector over all of its thresholds: what it detects if it says yes from a score on. Immutable.
 *
 * <p>Equal scores are decided together, so that a curve has one point for each different score, and ties count one half in the area.
 */
public final class Roc {
    private final List<Point> points;
    private final int positives;
    private final int negatives;

    /**
     * What is detected with one threshold.
     *
     * @param threshold samples with at least this score are detected; infinite for the first point, which detects nothing
     * @param truePositives positive samples among these
     * @param falsePositives negative samples among these
     */
    public record Point(double threshold, int truePositives, int falsePositives) {}

    private Roc(List<Point> points, int positives, int negatives) {
        this.points = List.copyOf(points);
        this.positives = positives;
        this.negatives = negatives;
    }

    /**
     * Sorts.
     *
     * @param scores of the samples; more is more likely positive; not NaN
     * @param positive what is true, for the same samples
     * @return the curve
     * @throws IllegalArgumentException if the lengths differ, a score is NaN, or all samples are of one kind
     */
    public static Roc of(double[] scores, boolean[] positive) {
        if (scores.length != positive.length) {
            throw new IllegalArgumentException(
                    "there are " + scores.length + " scores and " + positive.length + " labels");
        }
        int positives = 0;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("score " + i + " is not a number");
            }
            positives += positive[i] ? 1 : 0;
        }
        if (positives == 0 || positives == scores.length) {
            throw new IllegalArgumentException("a curve needs positive and negative samples; " + positives + " of "
                    + scores.length + " are positive");
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
        int truePositives = 0;
        int falsePositives = 0;
        for (int rank = 0; rank < order.length; rank++) {
            truePositives += positive[order[rank]] ? 1 : 0;
            falsePositives += positive[order[rank]] ? 0 : 1;
            // == and not compare: 0.0 and -0.0 are one score
            if (rank + 1 == order.length || scores[order[rank + 1]] != scores[order[rank]]) {
                points.add(new Point(scores[order[rank]], truePositives, falsePositives));
            }
        }
        return new Roc(points, positives, scores.length - positives);
    }

    /**
     * The points, from no detection to all.
     *
     * @return one more than there are different scores
     */
    public List<Point> points() {
        return points;
    }

    /**
     * Positive samples.
     *
     * @return at least 1
     */
    public int positives() {
        return positives;
    }

    /**
     * Negative samples.
     *
     * @return at least 1
     */
    public int negatives() {
        return negatives;
    }

    /**
     * Area under the curve of sensitivity over 1 - specificity: the chance that a positive sample scores above a negative one, ties one half
     * (Mann-Whitney's statistic).
     *
     * @return 0..1
     */
    public double auroc() {
        double twice = 0; // whole numbers below 2^53
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point at = points.get(i);
            twice += (double) (at.falsePositives() - before.falsePositives())
                    * (at.truePositives() + before.truePositives());
        }
        return twice / (2.0 * positives * negatives);
    }

    /**
     * Average precision: the area under precision over sensitivity as a staircase, without the interpolation that would be too optimistic.
     *
     * @return 0..1
     */
    public double auprc() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            Point at = points.get(i);
            double precision = (double) at.truePositives() / (at.truePositives() + at.falsePositives());
            sum += (at.truePositives() - points.get(i - 1).truePositives()) * precision;
        }
        return sum / positives;
    }

    /**
     * What a threshold detects.
     *
     * @param threshold samples with at least this score are detected
     * @return the counts
     */
    public Detection at(double threshold) {
        Point last = points.get(0);
        for (Point point : points) {
            last = point.threshold() >= threshold ? point : last;
        }
        return new Detection(
                last.truePositives(),
                last.falsePositives(),
                negatives - last.falsePositives(),
                positives - last.truePositives());
    }

    /**
     * The threshold of the best balanced accuracy.
     *
     * @return of several that are equally good the lowest; one of the scores
     */
    public double bestThreshold() {
        Point best = points.get(1);
        for (Point point : points.subList(1, points.size())) {
            // sensitivity - (1 - specificity), times both numbers of samples: exact in whole numbers
            best = gain(point) >= gain(best) ? point : best;
        }
        return best.threshold();
    }

    private long gain(Point point) {
        return (long) point.truePositives() * negatives - (long) point.falsePositives() * positives;
    }
}
