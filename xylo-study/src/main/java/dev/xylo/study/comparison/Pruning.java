package dev.xylo.study.comparison;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.twin.TwinOptions;
import java.util.List;

/** What removing connections costs, before anything is quantized. */
public final class Pruning {
    private Pruning() {}

    /**
     * Compares a float network with what is left of it.
     *
     * @param whole the network
     * @param pruned the same without some connections
     * @param reference decay of both
     * @param samples unlabelled, each from reset
     * @return "right" are samples that both decode alike
     */
    public static Outcome cost(
            FloatNetwork whole, FloatNetwork pruned, TwinOptions reference, List<SpikeRaster> samples) {
        FloatRuns before = new FloatRuns(whole, reference, samples, new int[0], Decoding.DEFAULT);
        return before.outcome(new FloatRuns(pruned, reference, samples, new int[0], Decoding.DEFAULT));
    }
}
