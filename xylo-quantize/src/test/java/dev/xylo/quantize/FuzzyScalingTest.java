package dev.xylo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scaling by |mean| + 2 std of the weights that are not 0, computed here once more, plainly. */
class FuzzyScalingTest {
    private static final QuantizationOptions FUZZY = QuantizationOptions.DEFAULT.withFuzzyScaling(true);

    /** Of 4 and 2: 3 + 2 x 1. */
    @Test
    void weightsOfZeroDoNotCount() {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.WEIGHTS_IN, 4, 2)
                .with(Parameter.WEIGHTS_REC, 0, 0, 0, 0)
                .build();
        assertThat(Quantizers.byMethod("global").quantize(network, FUZZY).integers(Parameter.WEIGHTS_IN))
                .containsExactly(102, 51);
    }

    @Test
    void withoutAnyWeightTheScaleIs1AndThatIsSaid() {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.WEIGHTS_IN, 0, 0)
                .with(Parameter.WEIGHTS_REC, 0, 0, 0, 0)
                .with(Parameter.THRESHOLD, 7, 9)
                .build();
        QuantizationResult result = Quantizers.byMethod("global").quantize(network, FUZZY);
        assertThat(result.integers(Parameter.THRESHOLD)).containsExactly(7, 9);
        assertThat(result.warnings()).extracting(QuantizationWarning::kind).containsExactly(Kind.OPTION_IGNORED);
    }

    @Test
    void thePublishedChannelMethodIgnoresItAndSaysSo() {
        FloatNetwork network = SmallNetwork.withSynapses(2).build();
        Quantizer channel = Quantizers.byMethod("channel");
        assertThat(channel.quantize(network, FUZZY).warnings())
                .extracting(QuantizationWarning::kind)
                .contains(Kind.OPTION_IGNORED);
        assertThat(channel.quantize(network, QuantizationOptions.DEFAULT).warnings())
                .extracting(QuantizationWarning::kind)
                .doesNotContain(Kind.OPTION_IGNORED);
    }

    /** Heavy tails, two synapses, input to some of the neurons only, and a bias that would decide the scale if it counted. */
    @ParameterizedTest
    @ValueSource(strings = {"global", "channel"})
    void correctedByHand(String method) {
        NetworkShape shape = new NetworkShape(9, 2, 5, 4, 3, 2, true);
        Random random = new Random(1);
        SmallNetwork small = SmallNetwork.ofOnes(shape).with(Parameter.BIAS, 30, 0, 0, 0, 0);
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            double[] array = new double[shape.size(weights)];
            for (int i = 0; i < array.length; i++) {
                array[i] = random.nextInt(4) == 0 ? 0 : Math.pow(random.nextGaussian(), 3);
            }
            small.with(weights, array);
        }
        FloatNetwork network = small.build();
        QuantizationResult result = Quantizers.byMethod(method).quantize(network, FUZZY.with(Compat.CORRECTED));
        for (int neuron = 0; neuron < shape.hidden(); neuron++) {
            int own = neuron;
            IntPredicate group = method.equals("global") ? i -> true : i -> i == own;
            double scale = 127 / largest(network, group, Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC);
            check(network, result, neuron, scale, Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.THRESHOLD);
        }
        for (int neuron = 0; neuron < shape.outputs(); neuron++) {
            int own = neuron;
            IntPredicate group = method.equals("global") ? i -> true : i -> i == own;
            check(network, result, neuron, 127 / largest(network, group, Parameter.WEIGHTS_OUT), Parameter.WEIGHTS_OUT);
        }
    }

    private static double largest(FloatNetwork network, IntPredicate group, Parameter... weights) {
        List<Double> some = new ArrayList<>();
        for (Parameter parameter : weights) {
            for (int i = 0; i < network.shape().size(parameter); i++) {
                double value = network.value(parameter, i);
                if (value != 0 && group.test(network.shape().channelOf(parameter, i))) {
                    some.add(value);
                }
            }
        }
        double mean = some.stream().mapToDouble(v -> v).average().orElse(0);
        double variance = some.stream()
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        double most = some.stream().mapToDouble(Math::abs).max().orElse(0);
        return Math.min(most, Math.abs(mean) + 2 * Math.sqrt(variance));
    }

    private static void check(
            FloatNetwork network, QuantizationResult result, int neuron, double scale, Parameter... parameters) {
        for (Parameter parameter : parameters) {
            long limit = parameter.kind() == Parameter.Kind.WEIGHT ? 127 : 32767;
            for (int i = 0; i < network.shape().size(parameter); i++) {
                if (network.shape().channelOf(parameter, i) == neuron) {
                    long expected = (long) Math.rint(network.value(parameter, i) * scale);
                    assertThat(result.integers(parameter)[i])
                            .as(network.shape().element(parameter, i))
                            .isEqualTo(Math.max(-limit, Math.min(limit, expected)));
                }
            }
        }
    }
}
