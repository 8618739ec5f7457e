package dev.xylo.formats.network;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random networks of all layouts. */
final class Networks {
    private static final double[] EDGES = {0.0, -0.0, 1, 0.1, 1e-300, Double.MIN_VALUE, Double.MAX_VALUE, 1e22, 1.0 / 3
    };

    private Networks() {}

    /** Each variant of synapses, layout, expansion and aliases occurs in its turn, the sizes are random. */
    static NetworkShape shape(int variant, Random random) {
        int hidden = 1 + random.nextInt(7);
        int expansion = variant % 2 == 0 ? hidden : 1 + random.nextInt(hidden);
        int outputExpansion = variant / 2 % 2 == 0 ? hidden : 1 + random.nextInt(hidden);
        int synapses = 1 + variant / 4 % 2;
        boolean axis = synapses == 2 || variant / 8 % 2 == 0;
        return new NetworkShape(
                1 + random.nextInt(4), expansion, hidden, outputExpansion, 1 + random.nextInt(3), synapses, axis);
    }

    /** Sorted by source: JSON keeps aliases by neuron. */
    static List<Alias> aliases(NetworkShape shape, Random random) {
        List<Alias> aliases = new ArrayList<>();
        if (random.nextBoolean()) {
            for (int source = 0; source < shape.hidden(); source++) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    aliases.add(new Alias(source, random.nextInt(shape.hidden())));
                }
            }
        }
        return aliases;
    }

    static FloatNetwork floats(int variant, Random random) {
        NetworkShape shape = shape(variant, random);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (given(parameter, random) && parameter.kind() != Parameter.Kind.WEIGHT_SHIFT) {
                double[] array = new double[shape.size(parameter)];
                for (int i = 0; i < array.length; i++) {
                    double value = random.nextInt(4) == 0
                            ? EDGES[random.nextInt(EDGES.length)]
                            : random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
                    array[i] = parameter.kind() == Parameter.Kind.THRESHOLD ? Math.abs(value) : value;
                }
                values.put(parameter, array);
            }
        }
        return FloatNetwork.of(shape, values, aliases(shape, random));
    }

    static XyloNetwork integers(int variant, Random random) {
        NetworkShape shape = shape(variant, random);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (given(parameter, random)) {
                Parameter.Kind kind = parameter.kind();
                values.put(
                        parameter,
                        random.ints(shape.size(parameter), kind.min(), kind.max() + 1)
                                .toArray());
            }
        }
        return XyloNetwork.of(shape, values, aliases(shape, random));
    }

    /** Recurrent weights are always written, so they are always given here. */
    private static boolean given(Parameter parameter, Random random) {
        return parameter.kind() == Parameter.Kind.WEIGHT || random.nextInt(4) > 0;
    }
}
