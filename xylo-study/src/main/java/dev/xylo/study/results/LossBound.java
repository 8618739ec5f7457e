package dev.xylo.study.results;

import dev.xylo.study.statistics.Groups;
import dev.xylo.study.statistics.PairedDifference;
import java.util.OptionalLong;

/**
 * Whether a configuration loses at most so much, told from the far end of the two-sided 95 % interval of the paired difference.
 *
 * @param outcome what the samples say
 * @param text why, for people; empty if the bound is kept
 */
public record LossBound(Outcome outcome, String text) {
    /** What samples can say of a bound. */
    public enum Outcome {
        /** Even the far end of the interval is within the bound. */
        KEPT,
        /** The loss that was seen is beyond the bound. */
        EXCEEDED,
        /** The loss that was seen is within the bound, but the interval reaches beyond it. */
        UNDECIDED
    }

    /**
     * Judges a configuration.
     *
     * @param results a study of labelled samples
     * @param configuration its place in {@link StudyResults#names}
     * @param mostLost the bound, a share -1..1
     * @return the outcome
     */
    public static LossBound of(StudyResults results, int configuration, double mostLost) {
        double loss = -results.number(configuration, "difference");
        double near = -results.number(configuration, "difference_upper_95");
        double far = -results.number(configuration, "difference_lower_95");
        String name = results.names().get(configuration);
        if (Double.isNaN(far)) {
            return loss > mostLost
                    ? new LossBound(
                            Outcome.EXCEEDED,
                            Words.format("%s loses %.2f points, more than %.2f", name, 0 + 100 * loss, 100 * mostLost))
                    : new LossBound(
                            Outcome.UNDECIDED,
                            Words.format(
                                    "%s loses %.2f points, but an interval takes at least %d groups, of which %d differ",
                                    name, 0 + 100 * loss, Groups.FEWEST, Groups.FEWEST_DIFFERING));
        }
        if (far <= mostLost) {
            return new LossBound(Outcome.KEPT, "");
        }
        if (loss > mostLost) {
            return new LossBound(
                    Outcome.EXCEEDED,
                    Words.format(
                            "%s loses %.2f points (95 %% paired interval %.2f to %.2f), more than %.2f",
                            name, 0 + 100 * loss, 0 + 100 * near, 0 + 100 * far, 100 * mostLost));
        }
        return new LossBound(
                Outcome.UNDECIDED,
                Words.format(
                        "%s loses %.2f points on %s, but that may be up to %.2f (far end of the 95 %% paired interval), more than"
                                + " %.2f; %s",
                        name,
                        0 + 100 * loss,
                        Words.count((long) results.number(configuration, "samples"), "sample"),
                        100 * far,
                        100 * mostLost,
                        enough(results, configuration, mostLost)));
    }

    /** How many samples would tell. */
    private static String enough(StudyResults results, int configuration, double mostLost) {
        double samples = results.number(configuration, "samples");
        double gained = results.number(configuration, "only_chip_right");
        double lost = results.number(configuration, "only_float_right");
        OptionalLong none = PairedDifference.samplesToShow(0, 0, mostLost, Significance.CONFIDENCE);
        OptionalLong same =
                PairedDifference.samplesToShow(gained / samples, lost / samples, mostLost, Significance.CONFIDENCE);
        String without = none.isEmpty()
                ? "no number of samples would do on which both are right alike"
                : Words.format("it takes %,d on which both are right alike", none.getAsLong());
        if (gained + lost == 0) {
            return without;
        }
        return without
                + (same.isEmpty()
                        ? ", and no number that falls as these do"
                        : Words.format(", or %,d that fall as these do", same.getAsLong()));
    }
}
