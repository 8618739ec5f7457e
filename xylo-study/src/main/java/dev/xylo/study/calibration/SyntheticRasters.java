package dev.xylo.study.calibration;

import dev.xylo.core.raster.SpikeRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Input where there is none to be had: every channel spikes at random, independently, at a rate of its own that changes along the sample.
 *
 * <p>A constant rate would be the assumption that {@code optimal} makes; a rate that comes and goes is nearer to what sensors give.
 */
public final class SyntheticRasters {
    private static final int SEGMENT = 16;

    private SyntheticRasters() {}

    /**
     * Samples.
     *
     * @param samples how many
     * @param steps time steps of each
     * @param channels input channels
     * @param rate mean probability that a channel spikes in a step, 0..0.5; in a stretch of 16 steps a channel has 0..2 times this, uniformly
     * @param seed the same seed gives the same samples
     * @return counts of 0 and 1
     * @throws IllegalArgumentException if a number is out of range
     */
    public static List<SpikeRaster> of(int samples, int steps, int channels, double rate, long seed) {
        if (samples < 1 || steps < 1 || !(rate >= 0 && rate <= 0.5)) {
            throw new IllegalArgumentException("synthetic samples: " + samples + " of " + steps + " steps at rate "
                    + rate + "; needed are at least 1, at least 1, and 0..0.5");
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<SpikeRaster> rasters = new ArrayList<>();
        for (int s = 0; s < samples; s++) {
            int[] counts = new int[Math.multiplyExact(steps, channels)];
            double[] now = new double[channels];
            for (int i = 0; i < counts.length; i++) {
                int channel = i % channels;
                if (i / channels % SEGMENT == 0) {
                    now[channel] = 2 * rate * random.nextDouble();
                }
                counts[i] = random.nextDouble() < now[channel] ? 1 : 0;
            }
            rasters.add(SpikeRaster.of(steps, channels, counts));
        }
        return rasters;
    }
}
