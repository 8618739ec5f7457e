package dev.xylo.study.results;

import dev.xylo.study.statistics.Holm;
import dev.xylo.study.statistics.Interval;
import dev.xylo.study.statistics.McNemar;
import dev.xylo.study.statistics.PairedDifference;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a configuration's accuracy differs from the float network's by more than chance, on the same samples.
 *
 * @param difference accuracy on the chip minus that of the float network, with its 95 % score interval (two-sided)
 * @param onlyFloatRight samples that only the float network decodes as their label
 * @param onlyChipRight samples that only the chip decodes as their label
 * @param p exact two-sided McNemar test
 * @param holm p after Holm's correction over the study's configurations
 */
record Significance(Interval difference, int onlyFloatRight, int onlyChipRight, double p, double holm) {
    /** Of all intervals. */
    static final double CONFIDENCE = 0.95;

    /**
     * One per configuration, in their order.
     *
     * @param labels class of every sample, at least one
     * @param reference classes that the float network decodes
     * @param chips classes that every configuration decodes
     */
    static List<Significance> of(int[] labels, int[] reference, List<int[]> chips) {
        int[] onlyFloat = new int[chips.size()];
        int[] onlyChip = new int[chips.size()];
        double[] p = new double[chips.size()];
        for (int c = 0; c < p.length; c++) {
            for (int i = 0; i < labels.length; i++) {
                boolean floatRight = reference[i] == labels[i];
                boolean chipRight = chips.get(c)[i] == labels[i];
                onlyFloat[c] += floatRight && !chipRight ? 1 : 0;
                onlyChip[c] += chipRight && !floatRight ? 1 : 0;
            }
            p[c] = McNemar.exact(onlyFloat[c], onlyChip[c]);
        }
        double[] holm = Holm.adjust(p);
        List<Significance> all = new ArrayList<>();
        for (int c = 0; c < p.length; c++) {
            Interval difference = PairedDifference.of(labels.length, onlyChip[c], onlyFloat[c], CONFIDENCE);
            all.add(new Significance(difference, onlyFloat[c], onlyChip[c], p[c], holm[c]));
        }
        return all;
    }
}
