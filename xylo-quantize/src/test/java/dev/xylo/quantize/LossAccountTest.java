package dev.xylo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a quantizer says was lost: counts and the worst value, by hand. Weights of 1 make the scale 127; the published method by channel only
 * rounds the bias of networks with one synapse, so that any integer gets through.
 */
class LossAccountTest {
    private static QuantizationResult quantize(FloatNetwork network) {
        return Quantizers.byMethod("channel").quantize(network, QuantizationOptions.DEFAULT);
    }

    private static List<String> messages(QuantizationResult result, Kind kind) {
        return result.warnings().stream()
                .filter(warning -> warning.kind() == kind)
                .map(QuantizationWarning::message)
                .toList();
    }

    private static ParameterLoss loss(QuantizationResult result, Parameter parameter) {
        return result.losses().stream()
                .filter(loss -> loss.parameter() == parameter)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWorstValueIsTheLargestTheFirstOfEquals() {
        QuantizationResult equal = quantize(
                SmallNetwork.withSynapses(1).with(Parameter.BIAS, 38100, -38100).build());
        assertThat(equal.integers(Parameter.BIAS)).containsExactly(38100, -38100);
        assertThat(messages(equal, Kind.OUT_OF_RANGE))
                .singleElement()
                .asString()
                .startsWith("2 of 2 values of bias exceed the chip's range")
                .contains("the worst is bias[0] = 38100;");
        assertThat(loss(equal, Parameter.BIAS).clipped()).isEqualTo(2);

        QuantizationResult second = quantize(
                SmallNetwork.withSynapses(1).with(Parameter.BIAS, 38100, -38227).build());
        assertThat(messages(second, Kind.OUT_OF_RANGE))
                .singleElement()
                .asString()
                .contains("bias[1] = -38227;");

        QuantizationResult one = quantize(
                SmallNetwork.withSynapses(1).with(Parameter.BIAS, 5, 32768).build());
        assertThat(messages(one, Kind.OUT_OF_RANGE))
                .singleElement()
                .asString()
                .startsWith("1 of 2 values")
                .contains("bias[1] = 32768;");
    }

    @Test
    void whatFitsIsNoLoss() {
        QuantizationResult result = quantize(
                SmallNetwork.withSynapses(1).with(Parameter.BIAS, 32767, -32768).build());
        assertThat(messages(result, Kind.OUT_OF_RANGE)).isEmpty();
        assertThat(result.losses()).allSatisfy(loss -> {
            assertThat(loss.clipped()).as(loss.parameter().key()).isZero();
            assertThat(loss.roundedToZero()).as(loss.parameter().key()).isZero();
        });
        assertThat(loss(result, Parameter.WEIGHTS_IN).values()).isEqualTo(2);
        assertThat(loss(result, Parameter.WEIGHTS_IN).nonZero()).isEqualTo(2);
    }

    @Test
    void positiveThresholdsThatBecomeZero() {
        QuantizationResult one = quantize(
                SmallNetwork.withSynapses(1).with(Parameter.THRESHOLD, 0.001, 0).build());
        assertThat(messages(one, Kind.THRESHOLD_ROUNDED_TO_ZERO))
                .singleElement()
                .asString()
                .startsWith("1 positive value of threshold became 0 (threshold[0]): this neuron spikes");
        assertThat(loss(one, Parameter.THRESHOLD).nonZero()).isEqualTo(1);
        assertThat(loss(one, Parameter.THRESHOLD).roundedToZero()).isEqualTo(1);
        QuantizationResult none = quantize(
                SmallNetwork.withSynapses(1).with(Parameter.THRESHOLD, 0, 0).build());
        assertThat(messages(none, Kind.THRESHOLD_ROUNDED_TO_ZERO)).isEmpty();
    }

    @Test
    void positiveThresholdsOfTheReadoutThatBecomeZero() {
        QuantizationResult result = quantize(SmallNetwork.withSynapses(1)
                .with(Parameter.THRESHOLD_OUT, 0.001)
                .build());
        assertThat(messages(result, Kind.THRESHOLD_ROUNDED_TO_ZERO))
                .singleElement()
                .asString()
                .startsWith("1 positive value of threshold_out became 0 (threshold_out[0])");
    }

    /** 1000 thresholds of 127 do not fit int16: all values of that neuron are scaled once more, and no others. */
    @Test
    void onlyWhatAThresholdLimitScaledIsRescaled() {
        FloatNetwork network =
                SmallNetwork.withSynapses(2).with(Parameter.THRESHOLD, 1000, 1).build();
        for (Compat compat : Compat.values()) {
            QuantizationResult channel =
                    Quantizers.byMethod("channel").quantize(network, QuantizationOptions.DEFAULT.with(compat));
            assertThat(loss(channel, Parameter.WEIGHTS_IN).rescaled())
                    .as("%s", compat)
                    .isEqualTo(2);
            assertThat(loss(channel, Parameter.WEIGHTS_REC).rescaled())
                    .as("%s", compat)
                    .isEqualTo(4);
            assertThat(loss(channel, Parameter.THRESHOLD).rescaled())
                    .as("%s", compat)
                    .isEqualTo(1);
            assertThat(loss(channel, Parameter.WEIGHTS_OUT).rescaled())
                    .as("%s", compat)
                    .isZero();

            QuantizationResult global =
                    Quantizers.byMethod("global").quantize(network, QuantizationOptions.DEFAULT.with(compat));
            assertThat(loss(global, Parameter.WEIGHTS_IN).rescaled())
                    .as("%s", compat)
                    .isEqualTo(4);
            assertThat(loss(global, Parameter.THRESHOLD).rescaled())
                    .as("%s", compat)
                    .isEqualTo(2);
            assertThat(loss(global, Parameter.WEIGHTS_OUT).rescaled())
                    .as("%s", compat)
                    .isZero();
        }
    }

    /** 127 x 258.0078... is 32767: the limit itself fits. */
    @Test
    void aThresholdAtTheLimitIsNotRescaled() {
        FloatNetwork network = SmallNetwork.withSynapses(2)
                .with(Parameter.WEIGHTS_IN, 127, 127, 127, 127)
                .with(Parameter.THRESHOLD, 32767, 32767)
                .with(Parameter.BIAS, 1, 1)
                .build();
        for (String method : List.of("global", "channel")) {
            for (Compat compat : Compat.values()) {
                QuantizationResult result =
                        Quantizers.byMethod(method).quantize(network, QuantizationOptions.DEFAULT.with(compat));
                assertThat(result.integers(Parameter.THRESHOLD)).containsOnly(32767);
                assertThat(loss(result, Parameter.THRESHOLD).rescaled())
                        .as("%s %s", method, compat)
                        .isZero();
                assertThat(messages(result, Kind.BIAS_NOT_LIMITED))
                        .as("%s %s", method, compat)
                        .isEmpty();
            }
        }
    }
}
