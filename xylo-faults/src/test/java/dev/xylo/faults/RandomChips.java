package dev.xylo.faults;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Small networks and inputs, each determined by its seed. The test kit has better ones, but its tests need the studies, which need this. */
final class RandomChips {
    private static final int STEPS = 30;

    private RandomChips() {}

    /** 1..8 neurons everywhere, one or two synapses, values anywhere in their range, a third of the weights 0. */
    static XyloNetwork network(long seed, Core core) {
        SplittableRandom random = new SplittableRandom(seed);
        NetworkShape shape =
                NetworkShape.of(random.nextInt(1, 9), random.nextInt(1, 9), random.nextInt(1, 9), random.nextInt(1, 3));
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            boolean absent = parameter.kind() == Parameter.Kind.WEIGHT_SHIFT
                    || parameter.kind() == Parameter.Kind.BIAS && !core.hasBias()
                    || parameter == Parameter.DASH_SYN_2 && shape.synapses() == 1;
            if (!absent) {
                values.put(parameter, values(random, parameter, shape.size(parameter)));
            }
        }
        return XyloNetwork.of(shape, values, List.of());
    }

    /** Up to 3 spikes on a channel in a step. */
    static SpikeRaster raster(long seed, int channels) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] counts = random.ints((long) STEPS * channels, 0, 4).toArray();
        return SpikeRaster.of(STEPS, channels, counts);
    }

    private static int[] values(SplittableRandom random, Parameter parameter, int size) {
        int least = parameter.kind().min();
        int most = parameter.kind().max();
        boolean weight = parameter.kind() == Parameter.Kind.WEIGHT;
        return random.ints(size, least, most + 1)
                .map(value -> weight && value % 3 == 0 ? 0 : value)
                .toArray();
    }
}
