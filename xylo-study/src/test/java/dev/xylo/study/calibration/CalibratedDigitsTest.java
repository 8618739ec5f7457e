package dev.xylo.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.core.rules.Design;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import dev.xylo.quantize.lint.Lint;
import dev.xylo.quantize.lint.LintReport;
import dev.xylo.quantize.lint.ParameterAccount;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.attribution.EffectSets;
import dev.xylo.study.attribution.EffectSimulator;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a trained network: what the published methods lose at 3 bits, calibration keeps. It sees training samples only, and no label. */
@Tag("long")
class CalibratedDigitsTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    /** The digits were trained with the chip's caps and timing. */
    private static final Following CHIP = Following.of(TwinOptions.DEFAULT);

    private static FloatNetwork network;
    private static DataSet test;
    private static List<SpikeRaster> training;

    @BeforeAll
    static void read() throws Exception {
        network = NetworkFormats.read(DIGITS.resolve("network.npz")).toFloatNetwork();
        test = DataSets.read(DIGITS.resolve("test.npz"));
        training = DataSets.read(DIGITS.resolve("train.npz")).samples();
    }

    @Test
    void losesLittleAtThreeBits() {
        assertThat(correct("channel", 3)).as("channel, of 450").isLessThan(300);
        assertThat(correct("optimal", 3)).as("optimal, of 450").isGreaterThan(418);
        assertThat(correct("calibrated", 3)).as("calibrated, of 450").isGreaterThan(432);
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() throws Exception {
        QuantizationResult expected = quantize("calibrated", 4);
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            QuantizationResult result =
                    pool.submit(() -> quantize("calibrated", 4)).get();
            result.parameters().forEach(p -> assertThat(result.integers(p)).isEqualTo(expected.integers(p)));
        }
    }

    /** The only thing that a clock has a say in; without a limit nothing is said. */
    @Test
    void withoutTimeItIsNotCalibratedAndSaysSo() {
        QuantizationResult cut = new Methods(
                        network,
                        CHIP,
                        training.subList(0, 20),
                        OptimalOptions.DEFAULT.without(Ingredient.COMPARE),
                        Effort.of(0, (done, total) -> {}))
                .of(Methods.CALIBRATED, Core.CORE_2)
                .quantize(network, new QuantizationOptions(Compat.CORRECTED, 4, 16, false));
        assertThat(cut.warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.message()).contains("the time budget of 0.0 s was over: 73 of 73 neurons"));
        assertThat(quantize("calibrated", 4).warnings())
                .extracting(QuantizationWarning::kind)
                .containsExactly(QuantizationWarning.Kind.CHOSEN);
        assertThatThrownBy(() -> Effort.of(-1, (done, total) -> {})).hasMessageContaining("-1.0 s");
    }

    /** Every value has one fate, with the scales that the result carries and with those that are inferred. */
    @ParameterizedTest
    @ValueSource(strings = {"optimal", "calibrated"})
    void everyParameterIsAccountedFor(String method) {
        QuantizationResult result = quantize(method, 4);
        LintReport report = Lint.compare(network, Design.of(result.network()));
        List<String> keys =
                report.accounts().stream().map(ParameterAccount::key).toList();
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter) && parameter.kind() != Parameter.Kind.WEIGHT_SHIFT) {
                assertThat(keys).contains(parameter.key());
                ParameterAccount account = report.account(parameter.key());
                assertThat(account.values()).isEqualTo(network.shape().size(parameter));
                assertThat(account.fates().values().stream().mapToInt(n -> n).sum())
                        .as(parameter.key())
                        .isEqualTo(account.values());
                assertThat(Arrays.stream(result.scales(parameter))).allMatch(scale -> scale > 0 && scale < 1e6);
            }
        }
        assertThat(result.losses()).allMatch(loss -> loss.clipped() == 0 && loss.rescaled() == 0);
    }

    /** From float to chip in steps: the first is the float twin, the last the chip, in every spike. */
    @ParameterizedTest
    @ValueSource(strings = {"optimal", "calibrated"})
    void attributionStartsAtTheFloatTwinAndEndsAtTheChip(String method) {
        QuantizationResult result = quantize(method, 4);
        FloatTwin twin = FloatTwin.of(network, TwinOptions.DEFAULT);
        Simulator chip = Simulator.of(result.network(), Core.CORE_2);
        EffectSimulator none = EffectSimulator.of(network, result, Core.CORE_2, EffectSets.none(), TwinOptions.DEFAULT);
        EffectSimulator all = EffectSimulator.of(network, result, Core.CORE_2, EffectSets.all(), TwinOptions.DEFAULT);
        for (SpikeRaster sample : test.samples().subList(0, 20)) {
            assertThat(none.fork().run(sample).outputCounts())
                    .isEqualTo(twin.fork().run(sample).outputCounts());
            assertThat(all.fork().run(sample).outputCounts())
                    .isEqualTo(Arrays.stream(chip.fork().run(sample).outputCounts())
                            .asDoubleStream()
                            .toArray());
        }
    }

    @Test
    void needsSamples() {
        assertThatThrownBy(() -> new Methods(network, CHIP, List.of()).of(Methods.CALIBRATED, Core.CORE_2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unlabelled samples");
    }

    private static QuantizationResult quantize(String method, int bits) {
        return new Methods(network, CHIP, training.subList(0, 200))
                .of(method, Core.CORE_2)
                .quantize(network, new QuantizationOptions(Compat.CORRECTED, bits, 16, false));
    }

    private static int correct(String method, int bits) {
        double[][] counts =
                WidthSearch.scores(quantize(method, bits).network(), Core.CORE_2, test.samples(), Decoding.DEFAULT);
        int correct = 0;
        for (int i = 0; i < counts.length; i++) {
            correct += Scores.decide(counts[i]) == test.labels()[i] ? 1 : 0;
        }
        return correct;
    }
}
