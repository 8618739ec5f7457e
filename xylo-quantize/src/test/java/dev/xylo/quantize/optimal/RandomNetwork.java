package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded float networks for tests; some weights are 0. */
public final class RandomNetwork {
    private RandomNetwork() {}

    public static FloatNetwork of(NetworkShape shape, double density, long seed) {
        return FloatNetwork.of(shape, values(shape, density, seed), List.of());
    }

    public static Map<Parameter, double[]> values(NetworkShape shape, double density, long seed) {
        Random random = new Random(seed);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.WEIGHT_SHIFT) {
                continue;
            }
            double[] array = new double[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> random.nextDouble() < density ? random.nextGaussian() : 0;
                    case THRESHOLD -> 0.5 + random.nextDouble();
                    case DASH -> 1 + 4 * random.nextDouble();
                    default -> random.nextGaussian() / 5;
                };
            }
            values.put(parameter, array);
        }
        return values;
    }
}
