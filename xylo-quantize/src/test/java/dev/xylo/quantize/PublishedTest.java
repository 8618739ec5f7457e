package dev.xylo.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners of the published versions that the golden cases do not reach. */
class PublishedTest {
    private static final QuantizationOptions V27 = QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_2_7);
    private static final QuantizationOptions V31 = QuantizationOptions.DEFAULT;
    private static final Quantizer CHANNEL = Quantizers.byMethod("channel");

    /** Two hidden neurons, of which only the first receives input. */
    private static final NetworkShape NARROW = new NetworkShape(1, 1, 2, 2, 1, 2, true);

    @Test
    void version27LosesNeuronsBeyondTheInputColumns() {
        FloatNetwork network = SmallNetwork.ofOnes(NARROW).build();

        QuantizationResult result = CHANNEL.quantize(network, V27);

        assertThat(result.integers(Parameter.THRESHOLD)).containsExactly(127, 0);
        assertThat(result.integers(Parameter.WEIGHTS_REC)).containsExactly(64, 64, 0, 0, 64, 64, 0, 0);
        assertThat(result.warnings()).extracting(QuantizationWarning::kind).contains(Kind.NEURONS_LOST);
        assertThat(CHANNEL.quantize(network, V31).integers(Parameter.THRESHOLD)).containsExactly(127, 254);
    }

    @Test
    void version31FailsAtTheFirstNeuronWithoutInputIfItsThresholdOverflows() {
        FloatNetwork network =
                SmallNetwork.ofOnes(NARROW).with(Parameter.THRESHOLD, 1, 1000).build();

        assertThatThrownBy(() -> CHANNEL.quantize(network, V31))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("threshold[1]")
                .hasMessageContaining("corrected");
        assertThat(CHANNEL.quantize(network, V31.with(Compat.CORRECTED)).integers(Parameter.THRESHOLD))
                .containsExactly(127, 32767);
    }

    @Test
    void version27RefusesABiasOutWithoutABias() {
        FloatNetwork network =
                SmallNetwork.withSynapses(2).with(Parameter.BIAS_OUT, 0.5).build();

        assertThatThrownBy(() -> CHANNEL.quantize(network, V27))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("bias_out without a bias");
        assertThat(CHANNEL.quantize(network, V31).integers(Parameter.BIAS_OUT)).containsExactly(64);
        assertThat(Quantizers.byMethod("global").quantize(network, V27).integers(Parameter.BIAS_OUT))
                .containsExactly(64);
    }

    @Test
    void version27RefusesAReadoutBeyondTheHiddenNeurons() {
        FloatNetwork network = SmallNetwork.ofOnes(NetworkShape.of(1, 1, 2, 1))
                .with(Parameter.BIAS, 0.5)
                .with(Parameter.BIAS_OUT, 0.5, 0.5)
                .build();

        assertThatThrownBy(() -> CHANNEL.quantize(network, V27))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("bias_out[1]");
        assertThat(CHANNEL.quantize(network, V31).integers(Parameter.BIAS_OUT)).containsExactly(64, 64);
    }

    @Test
    void version27ScalesTheBiasOfASingleSynapseIfTheWeightsAreThreeDimensional() {
        NetworkShape shape = new NetworkShape(1, 2, 2, 2, 1, 1, true);
        FloatNetwork network =
                SmallNetwork.ofOnes(shape).with(Parameter.BIAS, 0.5, 0.5).build();

        assertThat(CHANNEL.quantize(network, V27).integers(Parameter.BIAS)).containsExactly(64, 64);
        assertThat(CHANNEL.quantize(network, V31).integers(Parameter.BIAS)).containsExactly(0, 0);
    }

    @Test
    void layoutOfTheAnswerFollowsTheVersion() {
        FloatNetwork network = SmallNetwork.withSynapses(1).build();

        assertThat(CHANNEL.quantize(network, V27).shape().synapseAxis()).isFalse();
        assertThat(CHANNEL.quantize(network, V31).shape().synapseAxis()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "channel"})
    void allZeroWeightsScaleByOne(String method) {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.WEIGHTS_IN, 0, 0)
                .with(Parameter.WEIGHTS_REC, 0, 0, 0, 0)
                .with(Parameter.WEIGHTS_OUT, 0, 0)
                .with(Parameter.THRESHOLD, 2.5, 3.5)
                .build();

        for (boolean fuzzy : new boolean[] {false, true}) {
            QuantizationResult result = Quantizers.byMethod(method).quantize(network, V31.withFuzzyScaling(fuzzy));
            assertThat(result.integers(Parameter.THRESHOLD)).containsExactly(2, 4);
            assertThat(result.integers(Parameter.WEIGHTS_IN)).containsOnly(0);
        }
    }

    @Test
    void accountsForEveryValue() {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.WEIGHTS_IN, 1, 0.001)
                .with(Parameter.WEIGHTS_REC, 0, 0.001, 0, 0.002)
                .with(Parameter.THRESHOLD, 1, 600)
                .build();

        QuantizationResult result = Quantizers.byMethod("global").quantize(network, V27);

        assertThat(result.losses())
                .contains(
                        new ParameterLoss(Parameter.WEIGHTS_IN, 2, 2, 1, 0, 2),
                        new ParameterLoss(Parameter.WEIGHTS_REC, 4, 2, 2, 0, 4),
                        new ParameterLoss(Parameter.THRESHOLD, 2, 2, 0, 0, 2),
                        new ParameterLoss(Parameter.WEIGHTS_OUT, 2, 2, 0, 0, 0));
        double limited = 32767.0 / 76200;
        assertThat(result.scales(Parameter.WEIGHTS_IN)).containsOnly(127.0 * limited);
        assertThat(result.scales(Parameter.WEIGHTS_OUT)).containsOnly(127.0);
    }

    @Test
    void dashesRoundHalfToEven() {
        FloatNetwork network =
                SmallNetwork.withSynapses(1).with(Parameter.DASH_MEM, 2.5, 3.5).build();

        // optimal chooses dashes, see OptimalQuantizerTest
        for (String method : List.of("global", "channel")) {
            Quantizer quantizer = Quantizers.byMethod(method);
            for (Compat compat : Compat.values()) {
                assertThat(quantizer.quantize(network, V27.with(compat)).integers(Parameter.DASH_MEM))
                        .containsExactly(2, 4);
            }
        }
    }

    @Test
    void neverModifiesTheNetwork() {
        double[] bias = {0.3, -0.3};
        FloatNetwork network =
                SmallNetwork.withSynapses(2).with(Parameter.BIAS, bias).build();

        for (Quantizer quantizer : Quantizers.all()) {
            for (Compat compat : Compat.values()) {
                quantizer.quantize(network, V27.with(compat));
            }
        }

        assertThat(bias).containsExactly(0.3, -0.3);
        assertThat(network.values(Parameter.BIAS)).containsExactly(0.3, -0.3);
    }

    @ParameterizedTest
    @CsvSource({"1, 16, bits_per_weight is 1", "17, 16, bits_per_weight is 17", "8, 0, bits_per_threshold is 0"})
    void refusesOtherWidths(int weight, int threshold, String message) {
        assertThatThrownBy(() -> V27.withBits(weight, threshold))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("2..16");
    }

    @Test
    void unknownNamesListWhatThereIs() {
        assertThatThrownBy(() -> Quantizers.byMethod("chanel"))
                .hasMessageContaining("chanel")
                .hasMessageContaining("channel");
        assertThatThrownBy(() -> Compat.ofKey("rockpool")).hasMessageContaining("rockpool-2.7");
    }
}
