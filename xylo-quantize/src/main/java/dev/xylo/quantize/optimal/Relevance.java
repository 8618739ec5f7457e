package dev.xylo.quantize.optimal;

import java.util.Arrays;

/**
 * Which time steps a neuron's error is measured on. Where the membrane is far from any threshold that it could cross, below 0 or beyond the
 * most spikes of a step, an error of it changes no spike; there a step counts {@code 1 / (1 + (distance / 3)^2)}, its distance in
 * thresholds. Steps are taken where the sum of what they count passes multiples of one number: evenly and without chance. All that are
 * taken count alike.
 */
final class Relevance {
    /** Thresholds. */
    private static final double NEAR = 3;

    /** Enough for a few hundred weights; more cost time and change little. */
    private static final int MAX_ROWS = 4096;

    private Relevance() {}

    /**
     * Rows to look at.
     *
     * @param membrane before the reset, by row
     * @param threshold of the neuron
     * @param mostSpikes that the neuron can emit in a step
     * @return ascending, at least one and at most {@link #MAX_ROWS}
     */
    static int[] rows(double[] membrane, double threshold, int mostSpikes) {
        double[] sums = new double[membrane.length];
        double sum = 0;
        for (int row = 0; row < sums.length; row++) {
            double v = membrane[row] / threshold;
            double distance = Math.max(0, Math.max(-v, v - mostSpikes - 1)) / NEAR;
            sum += 1 / (1 + distance * distance);
            sums[row] = sum;
        }
        double step = Math.max(1, sum / MAX_ROWS);
        int[] rows = new int[MAX_ROWS];
        int taken = 0;
        for (int row = 0; row < sums.length && taken < MAX_ROWS; row++) {
            if (sums[row] >= (taken + 0.5) * step) {
                rows[taken++] = row;
            }
        }
        return taken == 0 ? new int[] {0} : Arrays.copyOf(rows, taken);
    }
}
