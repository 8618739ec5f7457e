package dev.xylo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test says in one line what {@code corrected} does differently, and why. */
class CorrectedTest {
    private static QuantizationResult quantize(FloatNetwork network, String method, Compat compat) {
        return Quantizers.byMethod(method).quantize(network, QuantizationOptions.DEFAULT.with(compat));
    }

    @ParameterizedTest
    @EnumSource(
            value = Compat.class,
            names = {"ROCKPOOL_2_7", "ROCKPOOL_3_1_0"})
    @DisplayName(
            "channel scales the bias with one synapse too: the published code only rounds it, so a bias below 1/2 is lost")
    void biasWithOneSynapse(Compat published) {
        FloatNetwork network =
                SmallNetwork.withSynapses(1).with(Parameter.BIAS, 0.25, -0.4).build();

        QuantizationResult before = quantize(network, "channel", published);
        assertThat(before.integers(Parameter.BIAS)).containsExactly(0, 0);
        assertThat(before.warnings()).extracting(QuantizationWarning::kind).contains(Kind.BIAS_NOT_SCALED);

        QuantizationResult after = quantize(network, "channel", Compat.CORRECTED);
        assertThat(after.integers(Parameter.BIAS)).containsExactly(32, -51);
        assertThat(after.warnings()).isEmpty();
    }

    @Test
    @DisplayName("global scales bias_out with the readout's scale: the published code takes the hidden layer's")
    void biasOutOfGlobal() {
        FloatNetwork network = SmallNetwork.withSynapses(2)
                .with(Parameter.WEIGHTS_OUT, 4, 2)
                .with(Parameter.BIAS_OUT, 1)
                .build();

        QuantizationResult before = quantize(network, "global", Compat.ROCKPOOL_2_7);
        assertThat(before.integers(Parameter.BIAS_OUT)).containsExactly(127);
        assertThat(before.warnings()).extracting(QuantizationWarning::kind).contains(Kind.BIAS_OUT_WITH_HIDDEN_SCALE);

        assertThat(quantize(network, "global", Compat.CORRECTED).integers(Parameter.BIAS_OUT))
                .containsExactly(32);
    }

    @Test
    @DisplayName("channel scales bias_out itself: rockpool-2.7 computes it from the hidden bias, already scaled")
    void biasOutOfChannel() {
        FloatNetwork network = SmallNetwork.withSynapses(2)
                .with(Parameter.BIAS, 0.5, 0.5)
                .with(Parameter.BIAS_OUT, 0.1)
                .build();

        QuantizationResult before = quantize(network, "channel", Compat.ROCKPOOL_2_7);
        assertThat(before.integers(Parameter.BIAS_OUT)).containsExactly(64 * 127);
        assertThat(before.warnings()).extracting(QuantizationWarning::kind).contains(Kind.BIAS_OUT_FROM_HIDDEN_BIAS);

        assertThat(quantize(network, "channel", Compat.CORRECTED).integers(Parameter.BIAS_OUT))
                .containsExactly(13);
    }

    @Test
    @DisplayName("an output threshold beyond int16 never touches the recurrent weights: they belong to another layer")
    void outputThresholdLimit() {
        FloatNetwork network =
                SmallNetwork.withSynapses(2).with(Parameter.THRESHOLD_OUT, 1000).build();

        QuantizationResult before = quantize(network, "global", Compat.ROCKPOOL_2_7);
        assertThat(before.integers(Parameter.WEIGHTS_REC)).doesNotContain(64);
        assertThat(before.warnings())
                .extracting(QuantizationWarning::kind)
                .contains(Kind.RECURRENT_RESCALED_BY_OUTPUT_THRESHOLD);

        QuantizationResult after = quantize(network, "global", Compat.CORRECTED);
        assertThat(after.integers(Parameter.WEIGHTS_REC)).containsOnly(64);
        assertThat(after.integers(Parameter.THRESHOLD_OUT)).containsExactly(32767);
        assertThat(after.integers(Parameter.WEIGHTS_OUT)).containsOnly(33);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "channel"})
    @DisplayName(
            "a threshold limit scales the bias down with the weights: the published code leaves it 4 times too large")
    void biasFollowsTheThresholdLimit(String method) {
        FloatNetwork network = SmallNetwork.withSynapses(2)
                .with(Parameter.THRESHOLD, 1032, 1032)
                .with(Parameter.BIAS, 1, 1)
                .build();

        QuantizationResult before = quantize(network, method, Compat.ROCKPOOL_3_1_0);
        assertThat(before.integers(Parameter.BIAS)).containsOnly(127);
        assertThat(before.integers(Parameter.WEIGHTS_IN)).containsOnly(32);
        assertThat(before.warnings()).extracting(QuantizationWarning::kind).contains(Kind.BIAS_NOT_LIMITED);

        QuantizationResult after = quantize(network, method, Compat.CORRECTED);
        assertThat(after.integers(Parameter.BIAS)).containsOnly(32);
        assertThat(after.integers(Parameter.THRESHOLD)).containsOnly(32767);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "channel"})
    @DisplayName(
            "fuzzy scaling really clips to |mean| + 2 std: the published code scales by it and lets outliers leave int8")
    void fuzzyClips(String method) {
        NetworkShape shape = NetworkShape.of(20, 1, 1, 1);
        double[] weights = new double[20];
        java.util.Arrays.fill(weights, 0.1);
        weights[7] = 2;
        FloatNetwork network = SmallNetwork.ofOnes(shape)
                .with(Parameter.WEIGHTS_IN, weights)
                .with(Parameter.WEIGHTS_REC, 0)
                .build();
        QuantizationOptions options = QuantizationOptions.DEFAULT.withFuzzyScaling(true);

        QuantizationResult after = Quantizers.byMethod(method).quantize(network, options.with(Compat.CORRECTED));
        long[] clipped = after.integers(Parameter.WEIGHTS_IN);
        double mean = 0.195;
        double std = 0.1 * 19 * Math.sqrt(1 / 20.0 - 1 / 400.0);
        assertThat(clipped[7]).isEqualTo(127);
        assertThat(clipped[0]).isEqualTo(Math.round(0.1 * 127 / (mean + 2 * std)));
        assertThat(after.losses())
                .filteredOn(loss -> loss.parameter() == Parameter.WEIGHTS_IN)
                .singleElement()
                .returns(1, ParameterLoss::clipped);

        QuantizationResult before = Quantizers.byMethod("global").quantize(network, options);
        assertThat(before.integers(Parameter.WEIGHTS_IN)[7]).isGreaterThan(127);
        assertThat(before.warnings()).extracting(QuantizationWarning::kind).contains(Kind.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "channel"})
    @DisplayName(
            "more weight bits than the chip has scale to int8: the published code gives weights that the chip cannot hold")
    void widerThanTheChip(String method) {
        FloatNetwork network = SmallNetwork.withSynapses(2).build();
        QuantizationOptions options = QuantizationOptions.DEFAULT.withBits(12, 16);

        QuantizationResult before = Quantizers.byMethod(method).quantize(network, options);
        assertThat(before.integers(Parameter.WEIGHTS_IN)).containsOnly(2047);
        assertThat(before.network().values(Parameter.WEIGHTS_IN)).containsOnly(127);

        QuantizationResult after = Quantizers.byMethod(method).quantize(network, options.with(Compat.CORRECTED));
        assertThat(after.integers(Parameter.WEIGHTS_IN)).containsOnly(127);
        assertThat(after.warnings()).extracting(QuantizationWarning::kind).containsExactly(Kind.BITS_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "channel"})
    @DisplayName("a positive threshold never becomes 0: the published code makes such a neuron spike in every step")
    void smallThreshold(String method) {
        FloatNetwork network = SmallNetwork.withSynapses(2)
                .with(Parameter.THRESHOLD, 0.003, 0.003)
                .build();

        QuantizationResult before = quantize(network, method, Compat.ROCKPOOL_2_7);
        assertThat(before.integers(Parameter.THRESHOLD)).containsOnly(0);
        assertThat(before.warnings()).extracting(QuantizationWarning::kind).contains(Kind.THRESHOLD_ROUNDED_TO_ZERO);

        assertThat(quantize(network, method, Compat.CORRECTED).integers(Parameter.THRESHOLD))
                .containsOnly(1);
    }

    @Test
    @DisplayName(
            "a neuron without weights keeps a fine threshold and bias: the published code rounds both without a scale")
    void neuronWithoutWeights() {
        FloatNetwork network = SmallNetwork.withSynapses(2)
                .with(Parameter.WEIGHTS_IN, 1, 1, 0, 0)
                .with(Parameter.WEIGHTS_REC, 0, 0, 0, 0, 0, 0, 0, 0)
                .with(Parameter.THRESHOLD, 1, 0.4)
                .with(Parameter.BIAS, 0, 0.1)
                .build();

        assertThat(quantize(network, "channel", Compat.ROCKPOOL_2_7).integers(Parameter.THRESHOLD)[1])
                .isZero();

        QuantizationResult after = quantize(network, "channel", Compat.CORRECTED);
        assertThat(after.integers(Parameter.THRESHOLD)[1]).isEqualTo(8192);
        assertThat(after.integers(Parameter.BIAS)[1]).isEqualTo(2048);
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "channel"})
    @DisplayName("a threshold of 0 stays 0: such a neuron is meant to spike in every step")
    void zeroThreshold(String method) {
        FloatNetwork network =
                SmallNetwork.withSynapses(2).with(Parameter.THRESHOLD, 0, 1).build();
        assertThat(quantize(network, method, Compat.CORRECTED).integers(Parameter.THRESHOLD))
                .containsExactly(0, 127);
    }
}
