package dev.xylo.study.calibration;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.Method;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.UnsupportedNetworkException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method that follows versions, in one version.
 *
 * @param method its name
 * @param version that it follows
 */
record Published(String method, Compat version) {
    static List<Published> all() {
        List<Published> all = new ArrayList<>();
        for (Method method : Quantizers.methods()) {
            for (Compat version : List.of(Compat.ROCKPOOL_3_1_0, Compat.ROCKPOOL_2_7, Compat.CORRECTED)) {
                if (method.followsVersions()) {
                    all.add(new Published(method.name(), version));
                }
            }
        }
        return all;
    }

    String name() {
        return method + " (" + version.key() + ")";
    }

    /** With output thresholds times a factor; empty where the version refuses such a network. */
    Optional<QuantizationResult> quantize(
            FloatNetwork network, QuantizationOptions options, double factor, boolean states) {
        QuantizationOptions own = options.with(version).withFuzzyScaling(false);
        try {
            QuantizationResult result =
                    Quantizers.byMethod(method).quantize(factor == 1 ? network : Silent.raised(network, factor), own);
            return Optional.of(states ? neverSpiking(network, result) : result);
        } catch (UnsupportedNetworkException e) {
            return Optional.empty();
        }
    }

    private static QuantizationResult neverSpiking(FloatNetwork network, QuantizationResult result) {
        Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
        Map<Parameter, double[]> scales = new EnumMap<>(Parameter.class);
        for (Parameter parameter : result.parameters()) {
            integers.put(parameter, result.integers(parameter));
            scales.put(parameter, result.scales(parameter));
        }
        Arrays.fill(integers.get(Parameter.THRESHOLD_OUT), Parameter.Kind.THRESHOLD.max());
        return QuantizationResult.of(result.method(), result.options(), network, integers, scales, List.of());
    }
}
