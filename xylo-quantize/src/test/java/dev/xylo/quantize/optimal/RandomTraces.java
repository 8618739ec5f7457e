package dev.xylo.quantize.optimal;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.Arrays;
import java.util.Random;

/** Samples, and what networks did on them, by chance: what is made of observations must not depend on their making sense. */
class RandomTraces implements Calibration {
    private final NetworkShape shape;
    private final int[] steps;

    RandomTraces(NetworkShape shape, int... steps) {
        this.shape = shape;
        this.steps = steps;
    }

    @Override
    public int samples() {
        return steps.length;
    }

    @Override
    public SpikeRaster input(int sample) {
        Random random = new Random(sample);
        int[] counts = new int[steps[sample] * shape.inputs()];
        Arrays.setAll(counts, i -> random.nextInt(3) == 0 ? random.nextInt(20) : 0);
        return SpikeRaster.of(steps[sample], shape.inputs(), counts);
    }

    @Override
    public FloatTrace floatRun(int sample) {
        Random random = new Random(1000 + sample);
        int hidden = steps[sample] * shape.hidden();
        int readout = steps[sample] * shape.outputs();
        return new FloatTrace(
                random.ints(hidden, 0, 3).asDoubleStream().toArray(),
                random.doubles(hidden, -4, 1).toArray(),
                random.doubles(shape.hidden(), 0, 2).toArray(),
                random.ints(readout, 0, 2).asDoubleStream().toArray(),
                random.doubles(readout, -2, 1).toArray(),
                random.doubles(shape.outputs(), 0, 9).toArray());
    }

    @Override
    public short[] chipSpikes(XyloNetwork network, int sample) {
        Random random = new Random(2000 + sample);
        short[] spikes = new short[steps[sample] * shape.hidden()];
        for (int i = 0; i < spikes.length; i++) {
            spikes[i] = (short) random.nextInt(5);
        }
        return spikes;
    }
}
