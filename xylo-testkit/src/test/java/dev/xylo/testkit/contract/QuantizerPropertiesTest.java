package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.UnsupportedNetworkException;
import dev.xylo.testkit.property.FloatNetworkCases;
import dev.xylo.testkit.property.Property;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every quantizer, whatever the network. */
@Tag("long")
class QuantizerPropertiesTest {
    private static final int MAX_WEIGHT = 127;

    static Stream<Arguments> quantizers() {
        return Quantizers.all().stream()
                .flatMap(quantizer ->
                        Arrays.stream(Compat.values()).map(compat -> Arguments.of(quantizer.method(), compat)));
    }

    @ParameterizedTest
    @MethodSource("quantizers")
    void weightsStayInTheirRange(String method, Compat compat) {
        for (int bits : new int[] {2, 5, 8}) {
            // optimal uses the whole two's complement range
            int most = (1 << (bits - 1)) - (method.equals("optimal") ? 0 : 1);
            Property.of("weights stay in their range", FloatNetworkCases.any())
                    .check(network -> quantize(
                                    network,
                                    method,
                                    QuantizationOptions.DEFAULT.with(compat).withBits(bits, 16))
                            .ifPresent(result -> result.parameters().stream()
                                    .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
                                    .forEach(parameter -> assertThat(Arrays.stream(result.integers(parameter))
                                                    .map(Math::abs)
                                                    .max()
                                                    .orElse(0))
                                            .as(parameter.key())
                                            .isLessThanOrEqualTo(most))));
        }
    }

    /** Weights, thresholds and biases in another unit, as long as the unit is a power of two: the same integers. */
    @ParameterizedTest
    @MethodSource("quantizers")
    void aPowerOfTwoDoesNotMatter(String method, Compat compat) {
        int[] tried = {0};
        Property.of("a power of two does not matter", FloatNetworkCases.any())
                .tries(600)
                .check(network -> {
                    if (!everyNeuronHasItsOwnScale(network, method) || losesNeurons(network, method, compat)) {
                        return;
                    }
                    QuantizationOptions options = QuantizationOptions.DEFAULT.with(compat);
                    Optional<QuantizationResult> result = quantize(network, method, options);
                    if (result.isEmpty()) {
                        return;
                    }
                    tried[0]++;
                    for (int exponent : new int[] {-20, -1, 3, 30}) {
                        QuantizationResult scaled = quantize(scaled(network, exponent), method, options)
                                .orElseThrow();
                        for (Parameter parameter : result.get().parameters()) {
                            assertThat(scaled.integers(parameter))
                                    .as("%s times 2^%d", parameter.key(), exponent)
                                    .isEqualTo(result.get().integers(parameter));
                        }
                    }
                });
        assertThat(tried[0]).as("cases in which every neuron has a scale").isGreaterThan(20);
    }

    /** The methods that only scale and round: optimal also chooses shifts. */
    static Stream<Arguments> scalingQuantizers() {
        return quantizers().filter(arguments -> !arguments.get()[0].equals("optimal"));
    }

    /** A network of integers that uses the full width comes back as it is. */
    @ParameterizedTest
    @MethodSource("scalingQuantizers")
    void integersAtFullWidthStay(String method, Compat compat) {
        Property.of("integers at full width stay", FloatNetworkCases.any()).check(network -> {
            if (losesNeurons(network, method, compat)) {
                return;
            }
            FloatNetwork integers = atFullWidth(network);
            QuantizationOptions options = QuantizationOptions.DEFAULT.with(compat);
            quantize(integers, method, options).ifPresent(result -> {
                for (Parameter parameter : result.parameters()) {
                    // rockpool-2.7 computes a channel's bias_out from the hidden bias.
                    boolean mixedUp = compat == Compat.ROCKPOOL_2_7
                            && method.equals("channel")
                            && parameter == Parameter.BIAS_OUT;
                    if (!mixedUp && parameter.kind() != Parameter.Kind.DASH) {
                        assertThat(Arrays.stream(result.integers(parameter))
                                        .asDoubleStream()
                                        .toArray())
                                .as(parameter.key())
                                .isEqualTo(integers.values(parameter));
                    }
                }
            });
        });
    }

    private static Optional<QuantizationResult> quantize(
            FloatNetwork network, String method, QuantizationOptions options) {
        try {
            return Optional.of(Quantizers.byMethod(method).quantize(network, options));
        } catch (UnsupportedNetworkException e) {
            return Optional.empty();
        }
    }

    /** The channel method of 2.7 sets hidden neurons without input to 0, and says so in a warning. */
    private static boolean losesNeurons(FloatNetwork network, String method, Compat compat) {
        return compat == Compat.ROCKPOOL_2_7
                && method.equals("channel")
                && network.shape().inputExpansion() < network.shape().hidden();
    }

    /** Where a neuron has no weights the published methods only round its threshold: that does depend on the unit. */
    private static boolean everyNeuronHasItsOwnScale(FloatNetwork network, String method) {
        NetworkShape shape = network.shape();
        if (!method.equals("channel")) {
            return any(network.values(Parameter.WEIGHTS_OUT))
                    && (any(network.values(Parameter.WEIGHTS_IN)) || any(network.values(Parameter.WEIGHTS_REC)));
        }
        // With one synapse, and for bias_out of 2.7, the published channel method only rounds biases.
        if (shape.synapses() == 1 && network.has(Parameter.BIAS) || network.has(Parameter.BIAS_OUT)) {
            return false;
        }
        boolean[] hidden = new boolean[shape.hidden()];
        boolean[] readout = new boolean[shape.outputs()];
        for (Parameter parameter : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            double[] values = network.values(parameter);
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0) {
                    (parameter.ofReadout() ? readout : hidden)[shape.channelOf(parameter, i)] = true;
                }
            }
        }
        return all(hidden) && all(readout);
    }

    private static FloatNetwork scaled(FloatNetwork network, int exponent) {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                double[] array = network.values(parameter);
                if (parameter.kind() != Parameter.Kind.DASH) {
                    Arrays.setAll(array, i -> Math.scalb(array[i], exponent));
                }
                values.put(parameter, array);
            }
        }
        return FloatNetwork.of(network.shape(), values, network.aliases());
    }

    /** Whole numbers in -127..127, and at every neuron a weight of 127. */
    private static FloatNetwork atFullWidth(FloatNetwork network) {
        NetworkShape shape = network.shape();
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter) || parameter == Parameter.WEIGHTS_REC) {
                double[] array = network.values(parameter);
                double largest = Arrays.stream(array).map(Math::abs).max().orElse(0);
                if (parameter.kind() != Parameter.Kind.DASH) {
                    Arrays.setAll(
                            array, i -> largest == 0 ? 0 : Math.rint(array[i] / largest * MAX_WEIGHT) + 0.0); // no -0.0
                }
                values.put(parameter, array);
            }
        }
        for (int h = 0; h < shape.hidden(); h++) {
            values.get(Parameter.WEIGHTS_REC)[(h * shape.hidden() + h) * shape.synapses()] = MAX_WEIGHT;
        }
        for (int out = 0; out < shape.outputs(); out++) {
            values.get(Parameter.WEIGHTS_OUT)[out] = -MAX_WEIGHT;
        }
        return FloatNetwork.of(shape, values, network.aliases());
    }

    private static boolean any(double[] values) {
        return Arrays.stream(values).anyMatch(value -> value != 0);
    }

    private static boolean all(boolean[] flags) {
        for (boolean flag : flags) {
            if (!flag) {
                return false;
            }
        }
        return true;
    }
}
