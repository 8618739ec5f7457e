package dev.xylo.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.Parameter;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quantizers give Rockpool's integers, value by value, in Rockpool's layout; and these give xylosim's states. */
class GoldenQuantizeTest {
    @Test
    void allCasesAreThere() {
        assertThat(GoldenCases.quantize()).hasSize(108);
        assertThat(GoldenCases.pipeline()).hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("dev.xylo.testkit.golden.GoldenCases#quantize")
    void equalsRockpool(GoldenCase golden) throws IOException {
        Map<String, NdArray> arrays = golden.arrays();
        assertIntegers(arrays, quantize(golden, arrays));
    }

    @ParameterizedTest
    @MethodSource("dev.xylo.testkit.golden.GoldenCases#pipeline")
    void integersRunLikeXylosim(GoldenCase golden) throws IOException {
        Map<String, NdArray> arrays = golden.arrays();
        QuantizationResult result = quantize(golden, arrays);
        assertIntegers(arrays, result);
        for (String kernel : Simulator.kernels()) {
            var core = dev.xylo.core.chip.Core.ofNumber(golden.number("core", 0));
            Simulator simulator = Simulator.of(result.network(), core, kernel);
            Recording recording =
                    simulator.run(GoldenSimulateTest.raster(arrays.get("input")), GoldenSimulateTest.variables(core));
            GoldenSimulateTest.assertStates(arrays, recording);
        }
    }

    private static QuantizationResult quantize(GoldenCase golden, Map<String, NdArray> arrays) throws IOException {
        QuantizationOptions options = new QuantizationOptions(
                Compat.ofKey(golden.text("version")),
                golden.number("bits_per_weight", 8),
                golden.number("bits_per_threshold", 16),
                Boolean.TRUE.equals(golden.attributes().get("fuzzy_scaling")));
        return Quantizers.byMethod(golden.text("method"))
                .quantize(golden.specification(arrays).toFloatNetwork(), options);
    }

    private static void assertIntegers(Map<String, NdArray> arrays, QuantizationResult result) {
        for (Parameter parameter : Parameter.values()) {
            NdArray expected = arrays.get("expected_" + parameter.key());
            if (expected == null) {
                assertThat(result.parameters()).as(parameter.key()).doesNotContain(parameter);
            } else {
                assertThat(result.integers(parameter)).as(parameter.key()).isEqualTo(expected.toLongs());
                assertThat(result.shape().dimensions(parameter))
                        .as("shape of " + parameter.key())
                        .isEqualTo(expected.shape());
            }
        }
    }
}
