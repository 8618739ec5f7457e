package dev.xylo.testkit.random;

import dev.xylo.core.raster.SpikeRaster;

/** Random input. */
final class Rasters {
    private static final int MOST_STEPS = 40;

    private Rasters() {}

    /**
     * 1..40 steps; a share of the cells is active, every order of magnitude of it as likely as the next; the largest ordinary count
     * is 1, 3, 15 or 40; a third of the rasters mixes in edge counts, and a third falls silent at some step, so that states decay.
     */
    static SpikeRaster raster(Dice dice, int channels) {
        int steps = dice.between(1, MOST_STEPS);
        double activity = dice.chance(0.1) ? 1 : dice.magnitude(0.02, 1);
        int largest = dice.oneOf(1, 3, 15, 40);
        double edges = dice.chance(0.33) ? 0.25 : 0;
        int silentFrom = dice.chance(0.33) ? dice.between(0, steps) : steps;
        int[] counts = new int[steps * channels];
        for (int t = 0; t < silentFrom; t++) {
            for (int channel = 0; channel < channels; channel++) {
                if (dice.chance(activity)) {
                    counts[t * channels + channel] =
                            dice.chance(edges) ? dice.oneOf(EdgeValues.counts()) : dice.between(1, largest);
                }
            }
        }
        return SpikeRaster.of(steps, channels, counts);
    }
}
