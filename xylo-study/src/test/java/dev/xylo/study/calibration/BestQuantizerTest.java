package dev.xylo.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.sim.decode.Decoding;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods of our own against the published ones, on a network whose readouts spike several times in a step. */
class BestQuantizerTest {
    private static final NetworkShape SHAPE = NetworkShape.of(8, 16, 3, 1);
    private static final List<SpikeRaster> SAMPLES = SyntheticRasters.of(60, 60, 8, 0.3, 3);

    private static FloatNetwork network(double thresholdOut, double dash) {
        Random random = new Random(11);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            double[] array = new double[SHAPE.size(parameter)];
            switch (parameter.kind()) {
                case WEIGHT ->
                    Arrays.setAll(array, i -> parameter == Parameter.WEIGHTS_REC ? 0 : 0.6 * random.nextGaussian());
                case THRESHOLD -> Arrays.fill(array, parameter == Parameter.THRESHOLD_OUT ? thresholdOut : 1);
                case DASH -> Arrays.fill(array, dash);
                default -> array = null;
            }
            if (array != null) {
                values.put(parameter, array);
            }
        }
        return FloatNetwork.of(SHAPE, values, List.of());
    }

    private static QuantizationResult quantize(FloatNetwork network, String method, int bits, Decoding decoder) {
        return new Methods(network, Following.UNKNOWN.with(decoder), SAMPLES)
                .of(method, Core.CORE_2)
                .quantize(network, QuantizationOptions.DEFAULT.withBits(bits, 16));
    }

    private static String why(QuantizationResult result) {
        return result.warnings().stream()
                .filter(warning -> warning.kind() == QuantizationWarning.Kind.CHOSEN)
                .map(QuantizationWarning::message)
                .findFirst()
                .orElse("");
    }

    private static Judge judge(FloatNetwork network, Decoding decoder) {
        Master master = Following.UNKNOWN.with(decoder).master(network, SAMPLES, true);
        return new Judge(decoder, Core.CORE_2, SAMPLES, master.scores());
    }

    @ParameterizedTest
    @CsvSource({"optimal,8", "optimal,4", "calibrated,8", "calibrated,4"})
    void neverWorseThanAPublishedMethodOnTheSamples(String method, int bits) {
        FloatNetwork network = network(0.2, 3);
        Judge judge = judge(network, Decoding.DEFAULT);
        QuantizationResult best = quantize(network, method, bits, Decoding.DEFAULT);
        assertThat(best.method()).isEqualTo(method);
        Judge.Verdict own = judge.judge(best.network(), Integer.MAX_VALUE);
        for (String published : List.of("global", "channel")) {
            for (Compat version : Compat.values()) {
                Judge.Verdict other = judge.judge(
                        Quantizers.byMethod(published)
                                .quantize(
                                        network,
                                        QuantizationOptions.DEFAULT
                                                .withBits(bits, 16)
                                                .with(version))
                                .network(),
                        Integer.MAX_VALUE);
                assertThat(own.same()).as(published + version).isGreaterThanOrEqualTo(other.same() - 1);
                assertThat(own.loss()).as(published + version).isLessThan(other.loss() + 0.05);
            }
        }
        assertThat(why(best))
                .contains(" of 60 calibration samples", "exponential decay, torch timing", "output spikes in a step");
    }

    /** Spikes in float: up to dozens in a step; on the chip one. Raised thresholds keep the order of the counts. */
    @Test
    void outputThresholdsAreRaisedWhereReadoutsSpikeSeveralTimesInAStep() {
        FloatNetwork network = network(0.05, 3);
        QuantizationResult best = quantize(network, "calibrated", 8, Decoding.DEFAULT);
        assertThat(why(best)).contains("with output thresholds times");
        Judge judge = judge(network, Decoding.DEFAULT);
        int channel = judge.judge(
                        Quantizers.byMethod("channel")
                                .quantize(network, QuantizationOptions.DEFAULT)
                                .network(),
                        Integer.MAX_VALUE)
                .same();
        assertThat(judge.judge(best.network(), Integer.MAX_VALUE).same()).isGreaterThan(channel);
    }

    /** A threshold of 1e7, as of a readout that is never meant to spike: it neither decides the scale nor is it ever reached. */
    @ParameterizedTest
    @ValueSource(strings = {"optimal", "calibrated"})
    void membranesAreReadWithoutTheThreshold(String method) {
        FloatNetwork network = network(1e7, 3);
        QuantizationResult result = quantize(network, method, 8, new Decoding("vmem-mean", 0, List.of()));
        assertThat(result.integers(Parameter.THRESHOLD_OUT)).containsOnly(32767);
        assertThat(Arrays.stream(result.integers(Parameter.WEIGHTS_OUT))).anyMatch(weight -> Math.abs(weight) > 20);
        assertThat(Arrays.stream(result.scales(Parameter.WEIGHTS_OUT)).distinct())
                .as("one scale, so that membranes compare")
                .hasSize(1);
        assertThat(judge(network, new Decoding("vmem-mean", 0, List.of()))
                        .judge(result.network(), Integer.MAX_VALUE)
                        .same())
                .isGreaterThanOrEqualTo(57);
        assertThat(result.warnings())
                .extracting(QuantizationWarning::kind)
                .doesNotContain(QuantizationWarning.Kind.PARAMETER_LOST);
    }

    @Test
    void withoutSamplesTheDriveIsSynthetic() {
        FloatNetwork network = network(0.2, 3);
        QuantizationResult result = new Methods(network, Following.UNKNOWN, List.of())
                .of("optimal", Core.CORE_2)
                .quantize(network, QuantizationOptions.DEFAULT);
        assertThat(why(result)).contains(" of 144 synthetic samples");
    }

    @Test
    void theComparisonCanBeSwitchedOff() {
        FloatNetwork network = network(0.2, 3);
        OptimalOptions alone = OptimalOptions.DEFAULT.without(Ingredient.COMPARE);
        QuantizationResult result = new Methods(network, Following.UNKNOWN, SAMPLES, alone, Effort.unlimited())
                .of("optimal", Core.CORE_2)
                .quantize(network, QuantizationOptions.DEFAULT);
        assertThat(why(result)).isEmpty();
        assertThat(result.integers(Parameter.WEIGHTS_IN))
                .isEqualTo(Quantizers.byMethod("optimal")
                        .quantize(network, QuantizationOptions.DEFAULT)
                        .integers(Parameter.WEIGHTS_IN));
    }
}
