package dev.xylo.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.engine.Decoder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a trained network: what the published methods lose at 3 bits, calibration keeps. It sees training samples only, and no label. */
class CalibratedDigitsTest {
    private static final Path DIGITS = Path.of("../examples/digits");
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
                        TwinOptions.DEFAULT,
                        training.subList(0, 20),
                        OptimalOptions.DEFAULT,
                        Effort.of(0, (done, total) -> {}))
                .of(Methods.CALIBRATED, Core.CORE_2)
                .quantize(network, new QuantizationOptions(Compat.CORRECTED, 4, 16, false));
        assertThat(cut.warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.message()).contains("the time budget of 0.0 s was over: 73 of 73 neurons"));
        assertThat(quantize("calibrated", 4).warnings()).isEmpty();
        assertThatThrownBy(() -> Effort.of(-1, (done, total) -> {})).hasMessageContaining("-1.0 s");
    }

    @Test
    void needsSamples() {
        assertThatThrownBy(
                        () -> new Methods(network, TwinOptions.DEFAULT, List.of()).of(Methods.CALIBRATED, Core.CORE_2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unlabelled samples");
    }

    private static QuantizationResult quantize(String method, int bits) {
        return new Methods(network, TwinOptions.DEFAULT, training.subList(0, 200))
                .of(method, Core.CORE_2)
                .quantize(network, new QuantizationOptions(Compat.CORRECTED, bits, 16, false));
    }

    private static int correct(String method, int bits) {
        int[][] counts = WidthSearch.counts(quantize(method, bits).network(), Core.CORE_2, test.samples());
        int correct = 0;
        for (int i = 0; i < counts.length; i++) {
            correct += Decoder.decode(counts[i]) == test.labels()[i] ? 1 : 0;
        }
        return correct;
    }
}
