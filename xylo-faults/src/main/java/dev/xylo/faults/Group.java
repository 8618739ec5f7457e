package dev.xylo.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * Trials that have something in common: a number of faults, a memory, a bit, a neuron.
 *
 * @param name what they have in common
 * @param trials how many
 * @param samples decoded samples over all of them
 * @param correct those that are right
 * @param worst accuracy of the worst trial, 0..1
 * @param harmful trials that lose more than one percentage point
 * @param changed decisions that differ from the sound chip's, over all samples
 */
public record Group(String name, int trials, int samples, int correct, double worst, int harmful, int changed) {
    private static final double ERROR_RATE = 0.05;
    private static final double HARM = 0.01;

    static Group of(String name, List<Trial> trials, int samplesEach, int soundCorrect) {
        int correct = 0;
        int changed = 0;
        int harmful = 0;
        int worst = samplesEach;
        for (Trial trial : trials) {
            correct += trial.correct();
            changed += trial.changed();
            worst = Math.min(worst, trial.correct());
            harmful += soundCorrect - trial.correct() > HARM * samplesEach ? 1 : 0;
        }
        return new Group(
                name,
                trials.size(),
                trials.size() * samplesEach,
                correct,
                (double) worst / samplesEach,
                harmful,
                changed);
    }

    /**
     * Mean accuracy of these chips.
     *
     * @return 0..1
     */
    public double accuracy() {
        return (double) correct / samples;
    }

    /**
     * The 95 % Wilson interval of the accuracy, all samples of all chips counted as independent; samples of one chip share its faults, so
     * the interval is too narrow where chips differ much. {@link #harmInterval} counts chips and is not.
     *
     * @return lower and upper end
     */
    public double[] accuracyInterval() {
        return wilson(correct, samples);
    }

    /**
     * The 95 % Wilson interval of the share of chips that lose more than one percentage point.
     *
     * @return lower and upper end
     */
    public double[] harmInterval() {
        return wilson(harmful, trials);
    }

    /**
     * The group as it stands in files.
     *
     * @return {@code name}, {@code chips}, shares 0..1 and their 95 % intervals, in the order of the files
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("chips", trials);
        map.put("accuracy", accuracy());
        map.put("accuracy_wilson_95", accuracyInterval());
        map.put("worst", worst);
        map.put("harmful", (double) harmful / trials);
        map.put("harmful_wilson_95", harmInterval());
        map.put("changed", (double) changed / samples);
        return map;
    }

    private static double[] wilson(int successes, int trials) {
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, ERROR_RATE);
        return new double[] {interval.getLowerBound(), interval.getUpperBound()};
    }
}
