package dev.xylo.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.SyntheticRasters;
import dev.xylo.study.engine.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the digits network with synthetic samples, without labels. */
class ComparisonTest {
    private static Compared compared() throws Exception {
        FloatNetwork network =
                NetworkFormats.read(Path.of("../examples/digits/network.npz")).toFloatNetwork();
        return new Comparison(
                        List.of(network),
                        alone(Variant.methods(List.of(Compat.CORRECTED))),
                        List.of(8, 2),
                        TwinOptions.DEFAULT,
                        SyntheticRasters.of(40, 40, 16, 0.3, 1),
                        SyntheticRasters.of(40, 40, 16, 0.3, 2),
                        new int[0],
                        Decoding.DEFAULT)
                .run(Progress.NONE);
    }

    /** What each method does by itself: compared with others, it keeps what answers best, not what shares most spikes. */
    private static List<Variant> alone(List<Variant> variants) {
        return variants.stream()
                .map(v -> new Variant(
                        v.name(), v.method(), v.compat(), v.options().without(Ingredient.COMPARE)))
                .toList();
    }

    @Test
    void fewerBitsShareFewerSpikes() throws Exception {
        Compared compared = compared();
        for (int v = 0; v < compared.variants().size(); v++) {
            assertThat(compared.spikeAgreement(v, 0)[0])
                    .as(compared.variants().get(v).name())
                    .isBetween(20.0, 100.0)
                    .isGreaterThan(compared.spikeAgreement(v, 1)[0]);
        }
        assertThat(compared.floatPercent()).isEqualTo(100);
        assertThat(compared.spikeAgreement(3, 1)[0])
                .as("calibrated at 2 bits against channel")
                .isGreaterThan(compared.spikeAgreement(1, 1)[0]);
    }

    @Test
    void syntheticSamplesHaveTheirRate() {
        List<SpikeRaster> rasters = SyntheticRasters.of(50, 200, 10, 0.2, 7);
        double spikes = rasters.stream()
                .mapToInt(r -> IntStream.range(0, 2000)
                        .map(i -> r.count(i / 10, i % 10))
                        .sum())
                .sum();
        assertThat(spikes / (50 * 2000)).isBetween(0.19, 0.21);
        assertThat(SyntheticRasters.of(50, 200, 10, 0.2, 7)).isEqualTo(rasters);
        assertThat(SyntheticRasters.of(50, 200, 10, 0.2, 8)).isNotEqualTo(rasters);
        assertThatThrownBy(() -> SyntheticRasters.of(1, 1, 1, 0.7, 1)).hasMessageContaining("0..0.5");
    }

    @Test
    void removingNothingCostsNothing() throws Exception {
        FloatNetwork network =
                NetworkFormats.read(Path.of("../examples/digits/network.npz")).toFloatNetwork();
        List<SpikeRaster> samples = SyntheticRasters.of(10, 40, 16, 0.3, 1);
        Outcome same = Pruning.cost(network, network, TwinOptions.DEFAULT, samples);
        assertThat(same.correct()).isEqualTo(10);
        assertThat(same.spikes().value()).isEqualTo(1);
    }

    @Test
    void agreementIsDice() {
        assertThat(SpikeAgreement.of(new int[] {1, 0, 3, 2}, new int[] {1, 1, 1, 2})
                        .value())
                .isEqualTo(2.0 * 4 / (6 + 5));
        assertThat(SpikeAgreement.NONE.value()).isEqualTo(1);
    }
}
