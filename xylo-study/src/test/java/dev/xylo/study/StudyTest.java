package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.sim.twin.TwinOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
    private static final NetworkShape SHAPE = NetworkShape.of(2, 2, 2, 1);

    /** Channel i drives hidden neuron i, which drives readout i. */
    private static FloatNetwork wires() {
        return FloatNetwork.of(
                SHAPE,
                Map.of(
                        Parameter.WEIGHTS_IN, new double[] {1, 0, 0, 1},
                        Parameter.WEIGHTS_OUT, new double[] {1, 0, 0, 1},
                        Parameter.THRESHOLD, new double[] {1, 1},
                        Parameter.THRESHOLD_OUT, new double[] {1, 1},
                        Parameter.DASH_MEM, new double[] {3, 3},
                        Parameter.DASH_SYN, new double[] {2, 2},
                        Parameter.DASH_MEM_OUT, new double[] {3, 3},
                        Parameter.DASH_SYN_OUT, new double[] {2, 2}),
                List.of());
    }

    /** Sample i has spikes on channel i % 2 only. */
    private static DataSet data(int samples, int... labels) {
        List<SpikeRaster> rasters = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            int[] counts = new int[20];
            for (int t = 0; t < 5; t++) {
                counts[2 * t + i % 2] = 3;
            }
            rasters.add(SpikeRaster.of(10, 2, counts));
        }
        return new DataSet(rasters, labels, true);
    }

    private static StudyOptions options(String... methods) {
        List<Configuration> configurations = Stream.of(methods)
                .map(method -> new Configuration(method, QuantizationOptions.DEFAULT))
                .toList();
        return new StudyOptions(configurations, Core.CORE_2, TwinOptions.DEFAULT);
    }

    @Test
    void countsWhatIsRight() {
        StudyResult result =
                new Study("wires", wires(), data(4, 0, 1, 0, 0), options("global", "channel")).run(1, Progress.NONE);

        assertThat(result.baseline().decoded()).containsExactly(0, 1, 0, 1);
        assertThat(result.baseline().accuracy()).contains(new Proportion(3, 4));
        for (ConfigurationOutcome configuration : result.configurations()) {
            assertThat(configuration.outcome().accuracy()).contains(new Proportion(3, 4));
            assertThat(configuration.outcome().agreement(result.baseline())).isEqualTo(new Proportion(4, 4));
        }
        assertThat(result.steps()).isEqualTo(40);
    }

    /** A readout that is never reached costs every second sample: 25 of 50, which no chance explains. */
    @Test
    void saysWhetherTheDifferenceIsMoreThanChance() {
        long[][] right = new long[50][];
        long[][] half = new long[50][];
        int[] labels = new int[50];
        for (int i = 0; i < 50; i++) {
            labels[i] = i % 2;
            right[i] = new long[] {1 - labels[i], labels[i]};
            half[i] = new long[] {1, 0};
        }
        StudyResult real =
                new Study("wires", wires(), data(4, 0, 1, 0, 1), options("global", "channel")).run(1, Progress.NONE);
        List<ConfigurationOutcome> outcomes = List.of(
                withCounts(real.configurations().get(0), half, labels),
                withCounts(real.configurations().get(1), right, labels));
        StudyResult result = new StudyResult(
                "made up", SHAPE, 50, 500, real.options(), new Outcome("float", right, labels), outcomes);

        List<Significance> significance = Significance.of(result);

        // scipy 1.17.1: binomtest(25, 25).pvalue = 5.960464477539063e-08; times 2 by Holm
        assertThat(significance.get(0).p()).isEqualTo(5.960464477539063e-08);
        assertThat(significance.get(0).holm()).isEqualTo(2 * 5.960464477539063e-08);
        assertThat(significance.get(0).onlyFloatRight()).isEqualTo(25);
        assertThat(significance.get(0).difference().value()).isEqualTo(-0.5);
        assertThat(significance.get(0).difference().upper()).isNegative();
        assertThat(significance.get(1).p()).isEqualTo(1);
        assertThat(significance.get(1).difference().lower()).isZero();
        assertThat(ResultTable.text(result)).contains("p (Holm)", "< 0.001", "1.000");
        assertThat(StudyFiles.json(result)).contains("\"only_float_right\" : 25", "\"mcnemar_p_holm\" : 1.0");
    }

    private static ConfigurationOutcome withCounts(ConfigurationOutcome of, long[][] counts, int[] labels) {
        return new ConfigurationOutcome(
                of.configuration(), of.quantization(), new Outcome(of.outcome().name(), counts, labels), of.counters());
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        Study study = new Study("wires", wires(), data(50), options("global", "channel"));
        String one = StudyFiles.json(study.run(1, Progress.NONE));
        assertThat(StudyFiles.json(study.run(7, Progress.NONE))).isEqualTo(one);
    }

    @Test
    void tellsItsProgressForEverySample() {
        List<Long> done = new ArrayList<>();
        new Study("wires", wires(), data(5), options("global")).run(1, (what, n, total) -> {
            assertThat(total).isEqualTo(10);
            done.add(n);
        });
        assertThat(done).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void writesAllFiles(@TempDir Path directory) throws IOException {
        StudyResult result =
                new Study("a < b", wires(), data(4, 0, 1, 0, 0), options("global", "channel")).run(2, Progress.NONE);

        StudyFiles.write(result, directory.resolve("made"));

        Map<String, NdArray> counts = Npz.read(directory.resolve("made/counts.npz"));
        assertThat(counts).containsOnlyKeys("float", "global_8", "channel_8");
        assertThat(counts.get("global_8").shape()).containsExactly(4, 2);
        assertThat(counts.get("float").toLongs())
                .isEqualTo(Arrays.stream(result.baseline().counts())
                        .flatMapToLong(Arrays::stream)
                        .toArray());
        List<String> csv = Files.readAllLines(directory.resolve("made/results.csv"));
        assertThat(csv).hasSize(4);
        assertThat(csv.get(2)).startsWith("global_8,global,rockpool-2.7,8,16,false,4,3,0.75,");
        assertThat(csv)
                .allMatch(line -> line.split(",", -1).length == csv.get(0).split(",").length);
        String json = Files.readString(directory.resolve("made/results.json"));
        assertThat(json).contains("\"accuracy\" : 0.75", "\"correct\" : 3");
        String html = Files.readString(directory.resolve("made/report.html"));
        assertThat(html).contains("a &lt; b: float against chip", "75.0 %", "</html>");
        try (Stream<Path> files = Files.list(directory.resolve("made"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void withoutLabelsThereIsAgreementOnly() {
        StudyResult result = new Study("wires", wires(), data(4), options("global")).run(1, Progress.NONE);

        assertThat(result.baseline().accuracy()).isEmpty();
        assertThat(ResultTable.text(result)).contains("100.0 %").contains("global_8");
        assertThat(Report.html(result)).contains("No labels");
    }

    @Test
    void refusesDataOfAnotherNetwork() {
        DataSet wide = new DataSet(List.of(SpikeRaster.of(1, 3, new int[3])), new int[0], true);
        assertThatThrownBy(() -> new Study("x", wires(), wide, options("global")))
                .hasMessageContaining("3 channels")
                .hasMessageContaining("2 inputs");
        assertThatThrownBy(() -> new Study("x", wires(), data(2, 0, 2), options("global")))
                .hasMessageContaining("label[1] is 2");
    }

    @Test
    void refusesTheSameConfigurationTwice() {
        assertThatThrownBy(() -> options("global", "global")).hasMessageContaining("global_8");
    }
}
