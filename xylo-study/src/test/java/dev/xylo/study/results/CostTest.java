package dev.xylo.study.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.study.Study;
import dev.xylo.study.cost.CycleModel;
import dev.xylo.study.cost.EnergyModel;
import dev.xylo.study.cost.Estimate;
import dev.xylo.study.cost.RecordedCost;
import dev.xylo.study.cost.SampleCost;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.StudyPlanReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a study says of costs is what {@code xylo cost} computes from the same samples, whatever the blocks they were simulated in. */
class CostTest {
    private static final Path DIGITS = Path.of("../examples/digits").toAbsolutePath();

    @TempDir
    Path folder;

    private static FloatNetwork digits() throws Exception {
        return NetworkFormats.read(DIGITS.resolve("network.npz")).toFloatNetwork();
    }

    /** Core 1 has no bias. */
    private static FloatNetwork withoutBias() throws Exception {
        FloatNetwork network = digits();
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter) && parameter.kind() != Parameter.Kind.BIAS) {
                values.put(parameter, network.values(parameter));
            }
        }
        return FloatNetwork.of(network.shape(), values, network.aliases());
    }

    private Study study(FloatNetwork network, String more) throws Exception {
        DataSet all = DataSets.read(DIGITS.resolve("test.npz"));
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "network: n.npz\ndata: d.npz\nmethods: channel\ncompat: corrected\nbits_per_weight: 6\nattribution: false\n"
                        + more);
        return new Study(
                "digits",
                StudyPlanReader.read(file),
                network,
                SampleSource.of(new DataSet(all.samples().subList(0, 130), Arrays.copyOf(all.labels(), 130), true)));
    }

    @Test
    void equalsTheCostOfTheRecording() throws Exception {
        Study study = study(digits(), "chip: imu\ndt: 2e-3\n");
        StudyResults results = study.run(2, Progress.NONE).results();
        XyloNetwork network = study.program().quantized(0).network();
        List<dev.xylo.core.raster.SpikeRaster> samples =
                DataSets.read(DIGITS.resolve("test.npz")).samples().subList(0, 130);
        RecordedCost expected = RecordedCost.of(network, Chip.SYNS63300, samples);
        double dt = 2e-3;
        assertThat(results.number(0, "cycles_per_step"))
                .isEqualTo(expected.mean().total());
        assertThat(results.number(0, "clock_mean_hz"))
                .isEqualTo(CycleModel.clock(expected.mean().total(), dt));
        assertThat(results.number(0, "clock_99_percent_hz"))
                .isCloseTo(CycleModel.clock(expected.cyclesOf(0.99), dt), within(1e-3));
        assertThat(results.number(0, "clock_99_9_percent_hz"))
                .isCloseTo(CycleModel.clock(expected.cyclesOf(0.999), dt), within(1e-3));
        assertThat(results.number(0, "clock_all_steps_hz"))
                .isCloseTo(CycleModel.clock(expected.cyclesOf(1), dt), within(1e-3));
        assertThat(results.number(0, "hibernating_share")).isCloseTo(expected.hibernating(), within(1e-12));
        assertThat((long) results.number(0, "synaptic_operations"))
                .isEqualTo(expected.samples().stream()
                        .mapToLong(SampleCost::synapticOperations)
                        .sum());
        assertThat((long) results.number(0, "memory_reads"))
                .isEqualTo(expected.samples().stream()
                        .mapToLong(SampleCost::memoryReads)
                        .sum());
        Estimate energy = EnergyModel.published()
                .watts(expected.mean().total(), dt)
                .times(dt * expected.cyclesOfSteps().length / 130);
        assertThat(results.number(0, "energy_per_sample_estimate_j")).isCloseTo(energy.value(), within(1e-15));
        assertThat(results.number(0, "energy_per_sample_high_j")).isCloseTo(energy.high(), within(1e-15));
        JsonNode cost = results.tree().get("configurations").get(0).get("cost");
        assertThat(cost.get("slowest_sample").asInt()).isEqualTo(expected.slowest());
        assertThat(cost.get("sample_cycles").get("high").asDouble())
                .isCloseTo(expected.samples().get(expected.slowest()).cyclesPerStep(), within(1e-9));
        int inBins = 0;
        for (JsonNode count : cost.get("sample_cycles").get("samples")) {
            inBins += count.asInt();
        }
        assertThat(inBins).isEqualTo(130);
    }

    @Test
    void withoutAChipItIsTheFirstOfTheCore() throws Exception {
        StudyResults results =
                study(withoutBias(), "cores: [1, 2]\n").run(2, Progress.NONE).results();
        JsonNode rows = results.tree().get("configurations");
        assertThat(rows.get(0).get("chip").isNull()).isTrue();
        assertThat(rows.get(0).get("cost").isNull()).isTrue();
        assertThat(rows.get(1).get("chip").asString()).isEqualTo("audio2");
    }
}
