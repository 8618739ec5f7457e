package dev.xylo.study.results;

import dev.xylo.study.statistics.Groups;
import dev.xylo.study.statistics.Holm;
import dev.xylo.study.statistics.Interval;
import dev.xylo.study.statistics.McNemar;
import dev.xylo.study.statistics.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether one configuration differs from the float network on the same samples.
 *
 * @param difference accuracy on the chip minus accuracy in float
 * @param interval of the difference; empty where there are too few groups for one
 * @param onlyFloatRight samples that only the float network gets right
 * @param onlyChipRight samples that only the chip gets right
 * @param tests of no difference
 */
record Significance(
        double difference, Optional<Interval> interval, int onlyFloatRight, int onlyChipRight, Tests tests) {
    /** Of the intervals. */
    static final double CONFIDENCE = 0.95;

    /**
     * Tests of no difference.
     *
     * @param p exact, two-sided: McNemar's, or where samples come in groups, over groups
     * @param holm corrected for the number of configurations
     * @param differingGroups groups in which the two are not equally good; empty where samples are independent
     */
    record Tests(double p, double holm, OptionalInt differingGroups) {}

    /**
     * Tests every configuration.
     *
     * @param labels class of every sample, at least one
     * @param reference classes that the float network decodes
     * @param chips classes that every configuration decodes
     * @param groups which samples belong together, or of length 0
     */
    static List<Significance> of(int[] labels, int[] reference, List<int[]> chips, int[] groups) {
        List<Significance> single =
                chips.stream().map(chip -> of(labels, reference, chip, groups)).toList();
        double[] holm =
                Holm.adjust(single.stream().mapToDouble(each -> each.tests.p()).toArray());
        List<Significance> all = new ArrayList<>();
        for (int c = 0; c < holm.length; c++) {
            Significance each = single.get(c);
            all.add(new Significance(
                    each.difference,
                    each.interval,
                    each.onlyFloatRight,
                    each.onlyChipRight,
                    new Tests(each.tests.p(), holm[c], each.tests.differingGroups())));
        }
        return all;
    }

    private static Significance of(int[] labels, int[] reference, int[] chip, int[] groups) {
        boolean[] floatRight = right(reference, labels);
        boolean[] chipRight = right(chip, labels);
        int onlyFloat = 0;
        int onlyChip = 0;
        for (int i = 0; i < labels.length; i++) {
            onlyFloat += floatRight[i] && !chipRight[i] ? 1 : 0;
            onlyChip += chipRight[i] && !floatRight[i] ? 1 : 0;
        }
        double difference = (double) (onlyChip - onlyFloat) / labels.length;
        if (groups.length == 0) {
            Interval interval = PairedDifference.of(labels.length, onlyChip, onlyFloat, CONFIDENCE);
            Tests tests = new Tests(McNemar.exact(onlyFloat, onlyChip), Double.NaN, OptionalInt.empty());
            return new Significance(interval.value(), Optional.of(interval), onlyFloat, onlyChip, tests);
        }
        Groups grouped = Groups.of(chipRight, floatRight, groups);
        int differing = 0;
        for (int each : grouped.difference()) {
            differing += each == 0 ? 0 : 1;
        }
        Tests tests = new Tests(grouped.p(), Double.NaN, OptionalInt.of(differing));
        return new Significance(difference, grouped.interval(), onlyFloat, onlyChip, tests);
    }

    /** Which samples are decoded as their labels say. */
    static boolean[] right(int[] decoded, int[] labels) {
        boolean[] right = new boolean[labels.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = decoded[i] == labels[i];
        }
        return right;
    }
}
