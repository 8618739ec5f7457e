package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.core.rules.Design;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.study.cost.Activity;
import dev.xylo.study.cost.CycleCount;
import dev.xylo.study.cost.CycleModel;
import dev.xylo.study.cost.EnergyModel;
import dev.xylo.study.cost.Estimate;
import dev.xylo.study.cost.RecordedCost;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CostCommandTest {
    @TempDir
    Path directory;

    /** Rockpool 3.1.0's answers, by network. */
    static List<Map.Entry<String, List<Map<String, Object>>>> networks() throws IOException {
        Map<String, List<Map<String, Object>>> byFile = new LinkedHashMap<>();
        try (InputStream in = CostCommandTest.class.getResourceAsStream("cycles.json")) {
            Map<String, Object> index = new JsonMapper().readValue(in, new TypeReference<>() {});
            for (Object entry : (List<?>) index.get("cases")) {
                Map<String, Object> golden = new JsonMapper().convertValue(entry, new TypeReference<>() {});
                byFile.computeIfAbsent((String) golden.get("file"), f -> new ArrayList<>())
                        .add(golden);
            }
        }
        return List.copyOf(byFile.entrySet());
    }

    private static GoldenCase golden(String file) {
        return GoldenCases.simulate().stream()
                .filter(c -> c.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static SpikeRaster input(Map<String, NdArray> arrays) {
        NdArray input = arrays.get("input");
        int[] counts = new int[input.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) input.longAt(i);
        }
        return SpikeRaster.of(input.shape()[0], input.shape()[1], counts);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsRockpool(Map.Entry<String, List<Map<String, Object>>> entry) throws IOException {
        GoldenCase golden = golden(entry.getKey());
        Map<String, NdArray> arrays = golden.arrays();
        XyloNetwork network = golden.specification(arrays).toXyloNetwork();
        Design design = Design.of(network);
        CycleModel audio2 = CycleModel.of(design, Chip.SYNS61201);
        RecordedCost recorded = RecordedCost.of(network, Chip.SYNS61201, List.of(input(arrays)));
        for (Map<String, Object> expected : entry.getValue()) {
            Activity activity = switch (expected.get("activity").toString()) {
                case "worst" -> Activity.WORST;
                case "rates" -> new Activity(0.1, 0.05, 0.02);
                default -> recorded.activity();
            };
            CycleCount count = audio2.cycles(activity);
            assertThat(count.total())
                    .as(expected.toString())
                    .isCloseTo(number(expected, "audio2_cycles"), within(1e-9));
            assertThat(count.isyn2Operations())
                    .as(expected.toString())
                    .isCloseTo(number(expected, "audio2_isyn2_ops"), within(1e-9));
            for (Chip chip : List.of(Chip.SYNS63300, Chip.SYNS65302)) {
                assertThat(CycleModel.of(design, chip).cycles(activity).total())
                        .as(expected.toString())
                        .isCloseTo(number(expected, "imu_audio3_cycles"), within(1e-9));
            }
            if (expected.get("audio2_clock_hz_dt_1ms") != null) {
                assertThat(audio2.clock(1e-3)).isCloseTo(number(expected, "audio2_clock_hz_dt_1ms"), within(1e-6));
            }
        }
        assertThat(recorded.mean()).isEqualTo(audio2.cycles(recorded.activity()));
        assertThat(recorded.samples().get(0).cyclesPerStep())
                .isEqualTo(recorded.mean().total());
        assertThat(recorded.cyclesOf(0.5)).isLessThanOrEqualTo(recorded.cyclesOf(1));
        assertThat(recorded.cyclesOf(1))
                .isLessThanOrEqualTo(audio2.cycles(Activity.WORST).total() + 1e-9);
    }

    private static double number(Map<String, Object> entry, String key) {
        return ((Number) entry.get(key)).doubleValue();
    }

    @Test
    void countsOperationsByHand() throws IOException {
        GoldenCase golden = golden("simulate/core2-plain.npz");
        Map<String, NdArray> arrays = golden.arrays();
        XyloNetwork network = golden.specification(arrays).toXyloNetwork();
        SpikeRaster one = input(arrays);
        RecordedCost twice = RecordedCost.of(network, Chip.SYNS61201, List.of(one, one, one.slice(0, 7)));
        assertThat(twice.samples().get(0)).isEqualTo(twice.samples().get(1));
        assertThat(twice.samples().get(2).steps()).isEqualTo(7);
        assertThat(twice.cyclesOfSteps()).hasSize(2 * one.steps() + 7).isSorted();
        assertThat(twice.samples().get(0).neuronUpdates())
                .isEqualTo((long) one.steps()
                        * (network.shape().hidden() + network.shape().outputs()));
        assertThat(twice.samples().get(0).synapticOperations()).isPositive();
        assertThat(twice.samples().get(0).memoryReads())
                .isGreaterThan(twice.samples().get(0).neuronUpdates());
    }

    @Test
    void energyIsAnEstimateWithTheSpreadOfItsPoints() throws IOException {
        EnergyModel model = EnergyModel.published();
        Estimate perCycle = model.joulesPerCycle();
        assertThat(perCycle.low()).isCloseTo(58e-6 / 6.25e6, within(1e-18));
        assertThat(perCycle.high()).isCloseTo(291e-6 / 6.25e6, within(1e-18));
        assertThat(perCycle.value()).isCloseTo(Math.cbrt(58e-6 * 93e-6 * 291e-6) / 6.25e6, within(1e-18));
        // Braille: 277 uW in all lies at the lower end of the spread.
        assertThat(model.watts(6250, 1e-3).low()).isCloseTo(277e-6, within(1e-9));
    }

    @Test
    void worstCaseRatesAndRecording() throws IOException {
        Path net = Cli.file(golden("simulate/core2-plain.npz"), directory);
        Path json = directory.resolve("cost.json");
        Cli worst = Cli.run("cost", net, "--chip", "audio2", "--json", json);
        assertThat(worst.status()).as(worst.err()).isZero();
        assertThat(worst.out()).contains("1200.0 cycles", "1.4400 MHz", "(estimate)", " uW", "uJ per step");
        Map<String, Object> written = new JsonMapper().readValue(Files.readAllBytes(json), new TypeReference<>() {});
        assertThat(written)
                .containsEntry("cycles_per_step", 1200.0)
                .containsEntry("clock_hz", 1440000.0)
                .containsEntry("isyn2_operations", 364.0)
                .containsEntry("activity", "worst");
        Cli rates = Cli.run("cost", net, "--chip", "imu", "--rates", "0.1,0.05,0.02");
        assertThat(rates.out()).contains("352.1 cycles");
        Cli recorded = Cli.run("cost", net, "--chip", "audio2", "--input", net, "--json", json);
        assertThat(recorded.status()).as(recorded.err()).isZero();
        assertThat(recorded.out())
                .contains(
                        "670.5 cycles", "clock for 99.9 %", "clock for all steps", "hibernating", "slowest: sample 0");
        written = new JsonMapper().readValue(Files.readAllBytes(json), new TypeReference<>() {});
        assertThat(written).containsKeys("clock_99_9_percent_hz", "hibernating_share", "sample_cycles_per_step");
    }

    @Test
    void anotherEnergyModel() throws IOException {
        Path net = Cli.file(golden("simulate/core2-plain.npz"), directory);
        Path model = directory.resolve("energy.json");
        Files.writeString(
                model,
                "{\"idleWatts\": 1e-4, \"points\": [{\"name\": \"mine\", \"dynamicWatts\": 1e-5, \"cyclesPerSecond\": 1e6,"
                        + " \"note\": \"measured\"}]}");
        Cli mine = Cli.run("cost", net, "--chip", "audio2", "--energy", model);
        assertThat(mine.out()).contains("112 uW (112..112), of it 100 uW idle");
        Files.writeString(model, "{\"idleWatts\": 1e-4, \"points\": []}");
        Cli empty = Cli.run("cost", net, "--chip", "audio2", "--energy", model);
        assertThat(empty.status()).isEqualTo(2);
        assertThat(empty.err().lines()).hasSize(1);
    }

    @Test
    void wrongInput() throws IOException {
        Path net = Cli.file(golden("simulate/core2-plain.npz"), directory);
        Path spec = Cli.file(GoldenCases.pipeline().get(0), directory);
        refused(Cli.run("cost", net, "--chip", "xylo1"), "no cycle model", "audio2, imu, audio3");
        refused(Cli.run("cost", net, "--chip", "audio2", "--rates", "0.1,0.2"), "three");
        refused(Cli.run("cost", net, "--chip", "audio2", "--rates", "0.1,0.2,1.5"), "1.5", "0..1");
        refused(Cli.run("cost", net, "--chip", "audio2", "--rates", "0,0,0", "--input", net), "exclude");
        refused(Cli.run("cost", net, "--chip", "audio2", "--dt", "0"), "dt is 0");
        refused(Cli.run("cost", spec, "--chip", "audio2"), "--method");
        refused(Cli.run("cost", net, "--chip", "audio2", "--method", "global"), "in integers already");
        assertThat(Cli.run("cost", spec, "--chip", "audio3", "--method", "global")
                        .status())
                .isZero();
    }

    private static void refused(Cli cli, String... parts) {
        assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(2);
        assertThat(cli.err().lines().filter(line -> !line.startsWith("warning: ")))
                .hasSize(1);
        assertThat(cli.err()).contains(parts);
    }
}
