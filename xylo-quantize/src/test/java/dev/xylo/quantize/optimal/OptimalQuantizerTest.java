package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalQuantizerTest {
    private static final NetworkShape SHAPE = NetworkShape.of(4, 12, 3, 2);

    private static QuantizationOptions bits(int weight, int threshold) {
        return new QuantizationOptions(Compat.CORRECTED, weight, threshold, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void integersStayWithinTheirWidth(int width) {
        QuantizationResult result =
                new OptimalQuantizer().quantize(RandomNetwork.of(SHAPE, 0.8, width), bits(width, 16));
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            assertThat(Arrays.stream(result.integers(weights)))
                    .allMatch(q -> q >= -(1 << (width - 1)) && q < 1 << (width - 1));
        }
        assertThat(Arrays.stream(result.integers(Parameter.THRESHOLD))).allMatch(t -> t >= 1 && t <= 32767);
        assertThat(result.network().shape()).isEqualTo(SHAPE);
    }

    @Test
    void thresholdsStayWithinTheirWidth() {
        QuantizationResult result = new OptimalQuantizer().quantize(RandomNetwork.of(SHAPE, 0.8, 1), bits(8, 8));
        assertThat(Arrays.stream(result.integers(Parameter.THRESHOLD))).allMatch(t -> t >= 1 && t <= 127);
        assertThat(Arrays.stream(result.integers(Parameter.THRESHOLD_OUT))).allMatch(t -> t >= 1 && t <= 127);
    }

    @Test
    void aWeightThatIsNotThereStaysAway() {
        FloatNetwork network = RandomNetwork.of(SHAPE, 0.4, 2);
        QuantizationResult result = new OptimalQuantizer().quantize(network, bits(4, 16));
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            double[] floats = network.values(weights);
            long[] integers = result.integers(weights);
            for (int i = 0; i < floats.length; i++) {
                assertThat(floats[i] == 0 && integers[i] != 0)
                        .as(SHAPE.element(weights, i))
                        .isFalse();
            }
        }
    }

    /** At 8 bits and with dashes on the chip's grid, integers over scales are the float network; whatever shift each group gets. */
    @ParameterizedTest
    @CsvSource({"1, 12, 12", "0.25, 12, 12", "16, 12, 12", "1, 5, 12", "1, 12, 7"})
    void scalesSayWhatTheIntegersMean(double recurrent, int inputExpansion, int outputExpansion) {
        NetworkShape shape = new NetworkShape(4, inputExpansion, 12, outputExpansion, 3, 2, true);
        Map<Parameter, double[]> values = RandomNetwork.values(shape, 1, 3);
        double[] weights = values.get(Parameter.WEIGHTS_REC);
        Arrays.setAll(weights, i -> recurrent * weights[i]);
        values.forEach((parameter, array) -> {
            for (int i = 0; parameter.kind() == Parameter.Kind.DASH && i < array.length; i++) {
                array[i] = 2 + i % 3;
            }
        });
        FloatNetwork network = FloatNetwork.of(shape, values, List.of());
        OptimalOptions euler = OptimalOptions.DEFAULT.withDecay(dash -> 1 - Math.pow(2, -dash));
        QuantizationResult result = new OptimalQuantizer(euler).quantize(network, bits(8, 16));
        long difference =
                result.integers(Parameter.WEIGHT_SHIFT_REC)[0] - result.integers(Parameter.WEIGHT_SHIFT_IN)[0];
        assertThat(difference).isEqualTo(recurrent < 1 ? -2 : recurrent > 1 ? 2 : 0);
        result.parameters().forEach(parameter -> {
            if (parameter.kind() == Parameter.Kind.WEIGHT_SHIFT) {
                return;
            }
            for (int i = 0; i < shape.size(parameter); i++) {
                double scale = result.scales(parameter)[shape.channelOf(parameter, i)];
                double off = result.integers(parameter)[i] - network.value(parameter, i) * scale;
                assertThat(Math.abs(off))
                        .as(shape.element(parameter, i) + " in steps")
                        .isLessThan(parameter.kind() == Parameter.Kind.WEIGHT ? 8 : 0.51);
            }
        });
    }

    @Test
    void doesNotDependOnTheUnitOfTheWeights() {
        Map<Parameter, double[]> values = RandomNetwork.values(SHAPE, 0.8, 4);
        values.get(Parameter.THRESHOLD)[3] = 0;
        values.get(Parameter.THRESHOLD)[4] = 0;
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC)) {
            for (int i = 0; i < SHAPE.size(weights); i++) {
                if (SHAPE.channelOf(weights, i) == 4) {
                    values.get(weights)[i] = 0;
                }
            }
        }
        XyloNetwork expected = new OptimalQuantizer()
                .quantize(FloatNetwork.of(SHAPE, values, List.of()), bits(5, 16))
                .network();
        values.forEach((parameter, array) -> {
            for (int i = 0; parameter.kind() != Parameter.Kind.DASH && i < array.length; i++) {
                array[i] *= 8;
            }
        });
        XyloNetwork scaled = new OptimalQuantizer()
                .quantize(FloatNetwork.of(SHAPE, values, List.of()), bits(5, 16))
                .network();
        for (Parameter parameter : Parameter.values()) {
            assertThat(scaled.values(parameter)).as(parameter.key()).isEqualTo(expected.values(parameter));
        }
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() throws Exception {
        FloatNetwork network = RandomNetwork.of(SHAPE, 0.8, 5);
        QuantizationResult expected = new OptimalQuantizer().quantize(network, bits(4, 16));
        for (int threads : new int[] {1, 3}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                QuantizationResult result = pool.submit(() -> new OptimalQuantizer().quantize(network, bits(4, 16)))
                        .get();
                result.parameters().forEach(p -> assertThat(result.integers(p)).isEqualTo(expected.integers(p)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Ingredient.class)
    void everyIngredientCanBeSwitchedOff(Ingredient ingredient) {
        FloatNetwork network = RandomNetwork.of(SHAPE, 0.8, 6);
        XyloNetwork with = new OptimalQuantizer().quantize(network, bits(4, 16)).network();
        XyloNetwork without = new OptimalQuantizer(OptimalOptions.DEFAULT.without(ingredient))
                .quantize(network, bits(4, 16))
                .network();
        boolean differs =
                Arrays.stream(Parameter.values()).anyMatch(p -> !Arrays.equals(with.values(p), without.values(p)));
        // the readout's ingredient belongs to calibration, the comparison to whoever can run integers
        assertThat(differs).isEqualTo(ingredient != Ingredient.READOUT && ingredient != Ingredient.COMPARE);
        if (ingredient == Ingredient.SHIFTS) {
            assertThat(without.value(Parameter.WEIGHT_SHIFT_IN, 0)).isZero();
        }
    }

    @Test
    void aNeuronWithoutWeightsKeepsThresholdAndBias() {
        Map<Parameter, double[]> values = RandomNetwork.values(SHAPE, 0.8, 7);
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC)) {
            for (int i = 0; i < SHAPE.size(weights); i++) {
                if (SHAPE.channelOf(weights, i) == 5) {
                    values.get(weights)[i] = 0;
                }
            }
        }
        values.get(Parameter.THRESHOLD)[5] = 2;
        values.get(Parameter.BIAS)[5] = 1;
        values.get(Parameter.DASH_MEM)[5] = 3;
        OptimalOptions euler = OptimalOptions.DEFAULT.withDecay(dash -> 1 - Math.pow(2, -dash));
        QuantizationResult result =
                new OptimalQuantizer(euler).quantize(FloatNetwork.of(SHAPE, values, List.of()), bits(8, 16));
        long threshold = result.integers(Parameter.THRESHOLD)[5];
        assertThat(threshold).isGreaterThan(100);
        assertThat(result.integers(Parameter.BIAS)[5]).isEqualTo(threshold / 2);
    }

    @Test
    void aThresholdOfZeroStaysZero() {
        Map<Parameter, double[]> values = RandomNetwork.values(SHAPE, 0.8, 8);
        values.get(Parameter.THRESHOLD)[3] = 0;
        QuantizationResult result =
                new OptimalQuantizer().quantize(FloatNetwork.of(SHAPE, values, List.of()), bits(8, 16));
        assertThat(result.integers(Parameter.THRESHOLD)[3]).isZero();
    }

    @Test
    void aSynapseNeverGetsTheDashThatDropsEverySpike() {
        Map<Parameter, double[]> values = RandomNetwork.values(SHAPE, 0.8, 9);
        values.forEach((parameter, array) -> {
            if (parameter.kind() == Parameter.Kind.DASH) {
                Arrays.fill(array, -1);
            }
        });
        QuantizationResult result =
                new OptimalQuantizer().quantize(FloatNetwork.of(SHAPE, values, List.of()), bits(8, 16));
        for (Parameter dash : List.of(Parameter.DASH_SYN, Parameter.DASH_SYN_2, Parameter.DASH_SYN_OUT)) {
            assertThat(result.integers(dash)).as(dash.key()).containsOnly(1);
        }
        assertThat(result.integers(Parameter.DASH_MEM)).containsOnly(0);
        assertThat(result.integers(Parameter.DASH_MEM_OUT)).containsOnly(0);
    }

    @Test
    void moreBitsThanTheChipHasAreSaid() {
        QuantizationResult result = new OptimalQuantizer().quantize(RandomNetwork.of(SHAPE, 0.8, 10), bits(12, 16));
        assertThat(Arrays.stream(result.integers(Parameter.WEIGHTS_REC))).allMatch(q -> q >= -128 && q <= 127);
        assertThat(result.warnings())
                .extracting(QuantizationWarning::kind)
                .contains(QuantizationWarning.Kind.BITS_LIMITED);
    }

    @Test
    void widthsByGroup() {
        OptimalOptions options = OptimalOptions.DEFAULT.withWidths(new Widths(8, 3, 5));
        QuantizationResult result =
                new OptimalQuantizer(options).quantize(RandomNetwork.of(SHAPE, 0.8, 11), bits(8, 16));
        assertThat(largest(result, Parameter.WEIGHTS_IN)).isBetween(17L, 128L);
        assertThat(largest(result, Parameter.WEIGHTS_REC)).isBetween(3L, 4L);
        assertThat(largest(result, Parameter.WEIGHTS_OUT)).isBetween(9L, 16L);
        assertThat(Set.of(Ingredient.values())).isEqualTo(options.ingredients());
    }

    private static long largest(QuantizationResult result, Parameter parameter) {
        return Arrays.stream(result.integers(parameter)).map(Math::abs).max().orElseThrow();
    }
}
