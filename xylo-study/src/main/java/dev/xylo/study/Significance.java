package dev.xylo.study;

import dev.xylo.study.statistics.Holm;
import dev.xylo.study.statistics.Interval;
import dev.xylo.study.statistics.McNemar;
import dev.xylo.study.statistics.PairedBootstrap;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a configuration's accuracy differs from the float network's by more than chance, on the same samples.
 *
 * @param difference accuracy on the chip minus that of the float network, with its 95 % paired bootstrap interval
 * @param onlyFloatRight samples that only the float network decodes as their label
 * @param onlyChipRight samples that only the chip decodes as their label
 * @param p exact two-sided McNemar test
 * @param holm p after Holm's correction over the study's configurations
 */
record Significance(Interval difference, int onlyFloatRight, int onlyChipRight, double p, double holm) {
    /** Resamples of the bootstrap. */
    static final int RESAMPLES = 10_000;

    /** Seed of the bootstrap: the same study gives the same interval. */
    static final long SEED = 1;

    private static final double CONFIDENCE = 0.95;

    /** One per configuration, in their order; empty if the samples have no labels. */
    static List<Significance> of(StudyResult result) {
        List<ConfigurationOutcome> configurations = result.configurations();
        if (configurations.isEmpty() || result.baseline().accuracy().isEmpty()) {
            return List.of();
        }
        boolean[] reference = result.baseline().correct();
        int[] onlyFloat = new int[configurations.size()];
        int[] onlyChip = new int[configurations.size()];
        double[] p = new double[configurations.size()];
        for (int c = 0; c < p.length; c++) {
            boolean[] chip = configurations.get(c).outcome().correct();
            for (int i = 0; i < chip.length; i++) {
                onlyFloat[c] += reference[i] && !chip[i] ? 1 : 0;
                onlyChip[c] += chip[i] && !reference[i] ? 1 : 0;
            }
            p[c] = McNemar.exact(onlyFloat[c], onlyChip[c]);
        }
        double[] holm = Holm.adjust(p);
        List<Significance> all = new ArrayList<>();
        for (int c = 0; c < p.length; c++) {
            Interval difference = PairedBootstrap.difference(
                    result.samples(), onlyChip[c], onlyFloat[c], RESAMPLES, SEED, CONFIDENCE);
            all.add(new Significance(difference, onlyFloat[c], onlyChip[c], p[c], holm[c]));
        }
        return all;
    }
}
