package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weights that are whole multiples of a step stay so, to the last one. */
class LatticeQuantizerTest {
    private static final NetworkShape SHAPE = NetworkShape.of(6, 10, 3, 1);

    private static FloatNetwork network(double stepIn, double stepRec, double stepOut, int most) {
        Random random = new Random(2);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            double[] array = new double[SHAPE.size(parameter)];
            double step = switch (parameter) {
                case WEIGHTS_IN -> stepIn;
                case WEIGHTS_REC -> stepRec;
                default -> stepOut;
            };
            switch (parameter.kind()) {
                case WEIGHT -> Arrays.setAll(array, i -> (float) ((random.nextInt(2 * most + 1) - most) * step));
                case THRESHOLD -> Arrays.fill(array, 1);
                case DASH -> Arrays.fill(array, 3.3);
                case BIAS -> Arrays.fill(array, 0.1);
                default -> array = null;
            }
            if (array != null) {
                values.put(parameter, array);
            }
        }
        return FloatNetwork.of(SHAPE, values, List.of());
    }

    private static List<QuantizationResult> quantize(FloatNetwork network, int bits) {
        return new LatticeQuantizer(OptimalOptions.DEFAULT)
                .quantize(network, QuantizationOptions.DEFAULT.withBits(bits, 16));
    }

    @Test
    void everyWeightIsKeptExactly() {
        FloatNetwork network = network(0.0625, 0.0625, 0.1, 7);
        List<QuantizationResult> results = quantize(network, 4);
        assertThat(results).isNotEmpty();
        for (QuantizationResult result : results) {
            for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
                double step = weights == Parameter.WEIGHTS_OUT ? (float) 0.1 : 0.0625;
                long[] integers = result.integers(weights);
                for (int i = 0; i < integers.length; i++) {
                    assertThat(integers[i] * step)
                            .isEqualTo(network.value(weights, i), org.assertj.core.data.Offset.offset(1e-6));
                }
            }
        }
        assertThat(results.get(0).integers(Parameter.THRESHOLD)).containsOnly(16);
        assertThat(results.get(3).integers(Parameter.THRESHOLD)).containsOnly(128);
        assertThat(results.get(3).integers(Parameter.WEIGHT_SHIFT_IN)).containsExactly(3);
        assertThat(results.get(3).integers(Parameter.BIAS)).containsOnly(13);
    }

    /** Powers of two between the groups are weight shifts; other ratios are no common grid. */
    @Test
    void stepsOfInputAndRecurrentWeights() {
        QuantizationResult doubled =
                quantize(network(0.125, 0.03125, 0.1, 7), 8).get(0);
        assertThat(doubled.integers(Parameter.WEIGHT_SHIFT_IN)).containsExactly(2);
        assertThat(doubled.integers(Parameter.WEIGHT_SHIFT_REC)).containsExactly(0);
        assertThat(quantize(network(0.125, 0.125 / 3, 0.1, 7), 8)).isEmpty();
    }

    @Test
    void weightsThatLieOnNoGridAreLeftAlone() {
        assertThat(quantize(network(0.0625, 0.0625, 0.1, 100), 4))
                .as("too many steps")
                .isEmpty();
        Random random = new Random(1);
        assertThat(LatticeQuantizer.step(random.doubles(50).toArray(), 127)).isNaN();
        assertThat(LatticeQuantizer.step(new double[4], 127)).isZero();
        assertThat(LatticeQuantizer.step(new double[] {-0.75, 0.5, 0, 0.25}, 127))
                .isEqualTo(0.25);
        assertThat(LatticeQuantizer.step(new double[] {0.75, 0.5}, 127)).isEqualTo(0.25);
    }
}
