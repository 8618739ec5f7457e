package dev.xylo.testkit.independent;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A network by hand: what is not set is 0, but thresholds are as high as they go so that nothing fires unasked. */
final class SmallNetwork {
    private final NetworkShape shape;
    private final Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    private final List<Alias> aliases = new ArrayList<>();

    SmallNetwork(NetworkShape shape) {
        this.shape = shape;
        set(Parameter.WEIGHTS_IN, new int[shape.size(Parameter.WEIGHTS_IN)]);
        set(Parameter.WEIGHTS_OUT, new int[shape.size(Parameter.WEIGHTS_OUT)]);
        all(Parameter.THRESHOLD, 32767);
        all(Parameter.THRESHOLD_OUT, 32767);
    }

    /** One input channel, one readout, one synapse. */
    static SmallNetwork ofHidden(int hidden) {
        return new SmallNetwork(NetworkShape.of(1, hidden, 1, 1));
    }

    SmallNetwork set(Parameter parameter, int... array) {
        values.put(parameter, array);
        return this;
    }

    SmallNetwork all(Parameter parameter, int value) {
        int[] array = new int[shape.size(parameter)];
        java.util.Arrays.fill(array, value);
        return set(parameter, array);
    }

    SmallNetwork alias(int source, int target) {
        aliases.add(new Alias(source, target));
        return this;
    }

    IndependentSimulator on(Core core) {
        return new IndependentSimulator(XyloNetwork.of(shape, values, aliases), core);
    }

    /** Runs from rest; counts are flat, time first. */
    IndependentRecording run(Core core, int... counts) {
        return on(core).run(SpikeRaster.of(counts.length / shape.inputs(), shape.inputs(), counts));
    }

    /** One column of a recorded state over time. */
    static int[] column(int[][] state, int neuron) {
        int[] column = new int[state.length];
        for (int t = 0; t < state.length; t++) {
            column[t] = state[t][neuron];
        }
        return column;
    }
}
