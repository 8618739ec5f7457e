package dev.xylo.study.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Quantiles of the standard normal distribution. */
final class Normal {
    /** Beyond it is 2.5 % to either side. */
    static final double Z95 = quantile(0.95);

    private Normal() {}

    /**
     * How far the middle share of the distribution reaches to either side.
     *
     * @param confidence between 0 and 1, both excluded
     * @return 1.96 for 0.95
     * @throws IllegalArgumentException if it is out of range
     */
    static double quantile(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence is " + confidence + "; it must be between 0 and 1, both excluded");
        }
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    }

    /**
     * What lies beyond.
     *
     * @param z at least 0
     * @return the share of the distribution above it
     */
    static double survival(double z) {
        return NormalDistribution.of(0, 1).survivalProbability(z);
    }
}
