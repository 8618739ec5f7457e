package dev.xylo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;
import dev.xylo.quantize.QuantizationWarning.Kind;
import dev.xylo.quantize.lint.Lint;
import dev.xylo.quantize.lint.LintReport;
import dev.xylo.quantize.lint.LintText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nothing is left of is said by every method and by the lint, and never of a network that keeps all. */
class TotalLossesTest {
    private static final Set<Kind> TOTAL =
            Set.of(Kind.PARAMETER_LOST, Kind.THRESHOLD_ROUNDED_TO_ZERO, Kind.WEIGHTS_BEHIND_DASH_ZERO, Kind.DASH_CUT);

    static List<Quantizer> methods() {
        return Quantizers.all();
    }

    private static List<String> said(QuantizationResult result) {
        return result.warnings().stream()
                .filter(warning -> TOTAL.contains(warning.kind()))
                .map(QuantizationWarning::message)
                .toList();
    }

    private static LintReport lint(FloatNetwork network, QuantizationResult result) {
        return Lint.compare(network, Design.of(result.network()), true);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void nothingIsLost(Quantizer method) {
        for (int synapses : new int[] {1, 2}) {
            FloatNetwork network = SmallNetwork.withSynapses(synapses).build();
            QuantizationResult result = method.quantize(network, QuantizationOptions.DEFAULT);
            assertThat(said(result)).isEmpty();
            assertThat(TotalLosses.of(Design.of(result.network()))).isEmpty();
            assertThat(LintText.verdict(lint(network, result))).endsWith("nothing is lost");
        }
    }

    /** As SynNet's membrane readouts have it: a threshold of 1e7 decides the scale, and nothing is left of the weights. */
    @Test
    void aThresholdThatIsNeverReachedTakesAllOutputWeights() {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.THRESHOLD_OUT, 1e7)
                .with(Parameter.BIAS_OUT, 0.001)
                .build();
        for (String method : List.of("global", "channel")) {
            QuantizationResult result = Quantizers.byMethod(method).quantize(network, QuantizationOptions.DEFAULT);
            assertThat(said(result))
                    .contains("all 2 non-zero values of weights_out became 0: nothing of it is left on the chip")
                    .contains("the only non-zero value of bias_out became 0: nothing of it is left on the chip");
            LintReport report = lint(network, result);
            assertThat(report.isClean()).isFalse();
            assertThat(LintText.lines(report)).anyMatch(line -> line.startsWith("error: all 2 non-zero values"));
            assertThat(LintText.verdict(report)).doesNotContain("nothing is lost");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aParameterOfZerosIsNoLoss(Quantizer method) {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.WEIGHTS_REC, 0, 0, 0, 0)
                .with(Parameter.BIAS, 0, 0)
                .with(Parameter.BIAS_OUT, 0)
                .build();
        assertThat(said(method.quantize(network, QuantizationOptions.DEFAULT))).isEmpty();
    }

    @Test
    void weightsBehindDashZero() {
        FloatNetwork network = SmallNetwork.withSynapses(2)
                .with(Parameter.DASH_SYN_2, 0, 2)
                .with(Parameter.DASH_SYN_OUT, 0.4)
                .build();
        QuantizationResult result = Quantizers.byMethod("channel").quantize(network, QuantizationOptions.DEFAULT);
        String expected =
                "5 non-zero weights arrive at a synapse with dash 0 (dash_syn_2[0], dash_syn_out[0]): the chip"
                        + " drops every spike there before it reaches the membrane";
        assertThat(said(result)).containsExactly(expected);
        assertThat(TotalLosses.of(Design.of(result.network())))
                .extracting(QuantizationWarning::message)
                .containsExactly(expected);
        assertThat(lint(network, result).totalLosses()).hasSize(1);
        FloatNetwork unused = SmallNetwork.withSynapses(2)
                .with(Parameter.DASH_SYN_2, 0, 0)
                .with(Parameter.WEIGHTS_IN, 1, 0, 1, 0)
                .with(Parameter.WEIGHTS_REC, new double[8])
                .build();
        assertThat(said(Quantizers.byMethod("channel").quantize(unused, QuantizationOptions.DEFAULT)))
                .isEmpty();
    }

    @Test
    void dashesThatAreCut() {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.DASH_MEM, 17, 15.4)
                .with(Parameter.DASH_MEM_OUT, -2)
                .build();
        QuantizationResult result = Quantizers.byMethod("optimal").quantize(network, QuantizationOptions.DEFAULT);
        assertThat(said(result))
                .contains(
                        "1 value of dash_mem is beyond the chip's 0..15 and cut, the worst is dash_mem[0] = 17.00: its state"
                                + " decays 4.00 times as fast as trained");
        LintReport report = Lint.compare(network, Design.of(result.network()), false);
        assertThat(report.totalLosses())
                .extracting(QuantizationWarning::message)
                .anyMatch(line -> line.contains("dash_mem_out[0] = -2.000: its state decays 4.00 times as slowly"));
    }

    @Test
    void thresholdsThatIntegersHave() {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.THRESHOLD, 0.001, 0.001)
                .with(Parameter.WEIGHTS_OUT, 1, 0)
                .with(Parameter.WEIGHTS_REC, 0, 1, 0, 0)
                .build();
        QuantizationResult result = Quantizers.byMethod("global").quantize(network, QuantizationOptions.DEFAULT);
        assertThat(said(result))
                .singleElement()
                .asString()
                .startsWith(
                        "2 positive values of threshold became 0 (threshold[0], threshold[1]): these neurons spike");
        assertThat(TotalLosses.of(Design.of(result.network())).stream()
                        .map(QuantizationWarning::message)
                        .collect(Collectors.joining()))
                .as("nobody hears neuron 1")
                .startsWith("1 value of threshold is 0 (threshold[0])");
    }

    /** No value of its own, no value taken: nothing to say. */
    @Test
    void networksWithoutBiasesRaiseNoAlarmOfBiases() {
        FloatNetwork network = SmallNetwork.withSynapses(1)
                .with(Parameter.BIAS, 0, 0)
                .with(Parameter.BIAS_OUT, 0)
                .build();
        assertThat(Quantizers.byMethod("channel")
                        .quantize(network, QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_2_7))
                        .warnings())
                .isEmpty();
    }
}
