package dev.xylo.study.calibration;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.ArrayList;
import java.util.List;

/** Samples that integers are compared on: enough to tell them apart, few enough to be quick. */
final class Drive {
    private static final int MOST_STEPS = 30_000;
    private static final int SYNTHETIC_STEPS = 96;
    private static final int SYNTHETIC_PER_RATE = 48;
    private static final double[] RATES = {0.05, 0.15, 0.4};
    private static final long SEED = 5;

    private Drive() {}

    /** Evenly taken from all. */
    static List<SpikeRaster> some(List<SpikeRaster> samples) {
        long steps = samples.stream().mapToLong(SpikeRaster::steps).sum();
        int every = (int) Math.max(1, (steps + MOST_STEPS - 1) / MOST_STEPS);
        List<SpikeRaster> some = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += every) {
            some.add(samples.get(i));
        }
        return some;
    }

    /** Where there is no data: channels whose rates come and go, from silent to loud. */
    static List<SpikeRaster> synthetic(FloatNetwork network) {
        List<SpikeRaster> all = new ArrayList<>();
        for (double rate : RATES) {
            all.addAll(SyntheticRasters.of(
                    SYNTHETIC_PER_RATE, SYNTHETIC_STEPS, network.shape().inputs(), rate, SEED));
        }
        List<SpikeRaster> mixed = new ArrayList<>();
        for (int i = 0; i < SYNTHETIC_PER_RATE; i++) {
            for (int r = 0; r < RATES.length; r++) {
                mixed.add(all.get(r * SYNTHETIC_PER_RATE + i));
            }
        }
        return mixed;
    }
}
