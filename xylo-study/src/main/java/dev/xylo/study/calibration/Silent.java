package dev.xylo.study.calibration;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Float networks with other output thresholds than they were trained with. */
final class Silent {
    private Silent() {}

    /** A readout whose states are read: its threshold, which no state is meant to reach, is replaced by its largest weight. */
    static FloatNetwork forStates(FloatNetwork network) {
        double largest = Math.max(
                DoubleStream.of(network.values(Parameter.WEIGHTS_OUT))
                        .map(Math::abs)
                        .max()
                        .orElse(0),
                Double.MIN_NORMAL);
        double[] thresholds = new double[network.shape().outputs()];
        Arrays.fill(thresholds, largest);
        return with(network, thresholds);
    }

    /** Output thresholds times a factor. */
    static FloatNetwork raised(FloatNetwork network, double factor) {
        return with(
                network,
                DoubleStream.of(network.values(Parameter.THRESHOLD_OUT))
                        .map(threshold -> threshold * factor)
                        .toArray());
    }

    private static FloatNetwork with(FloatNetwork network, double[] thresholdOut) {
        NetworkShape shape = network.shape();
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(parameter, network.values(parameter));
            }
        }
        values.put(Parameter.THRESHOLD_OUT, thresholdOut);
        return FloatNetwork.of(shape, values, network.aliases());
    }
}
