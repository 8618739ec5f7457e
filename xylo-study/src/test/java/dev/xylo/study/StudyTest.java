package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.results.ResultTable;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StudyTest {
    private static Study study(SampleSource data, String... methods) {
        return new Study("wires", Wires.plan(methods), Wires.network(), data);
    }

    @Test
    void countsWhatIsRight() throws IOException {
        StudyResults results = study(Wires.data(4, 0, 1, 0, 0), "global", "channel")
                .run(1, Progress.NONE)
                .results();

        JsonNode reference = results.tree().get("baselines").get(1);
        assertThat(reference.get("name").asString()).isEqualTo("float_exponential");
        assertThat(reference.get("reference").asBoolean()).isTrue();
        assertThat(reference.get("accuracy").asDouble()).isEqualTo(0.75);
        assertThat(results.names()).containsExactly("global_8", "channel_8");
        for (int c = 0; c < 2; c++) {
            assertThat(results.number(c, "correct")).isEqualTo(3);
            assertThat(results.number(c, "agree_with_float")).isEqualTo(4);
            assertThat(results.number(c, "loss_points")).isEqualTo(0);
            // classes 0 and 1 have 3 and 1 samples; one of class 0 is taken for 1
            assertThat(results.number(c, "balanced_accuracy")).isEqualTo((2 / 3.0 + 1) / 2);
        }
        assertThat(results.tree().get("data").get("steps").asInt()).isEqualTo(40);
        JsonNode confusion = results.tree()
                .get("configurations")
                .get(0)
                .get("classification")
                .get("confusion");
        assertThat(confusion.toString()).isEqualTo("[[2,1],[0,1]]");
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() throws IOException {
        SampleSource data = Wires.data(50);
        String one =
                study(data, "global", "channel").run(1, Progress.NONE).results().json();
        for (int threads : new int[] {2, 4, 7}) {
            assertThat(study(data, "global", "channel")
                            .run(threads, Progress.NONE)
                            .results()
                            .json())
                    .isEqualTo(one);
        }
    }

    @Test
    void tellsItsProgressForEverySample() throws IOException {
        List<Long> done = new ArrayList<>();
        study(Wires.data(5), "global").run(1, (what, n, total) -> {
            assertThat(total).isEqualTo(85); // four baselines, a configuration, twelve stages
            done.add(n);
        });
        assertThat(done).hasSize(85).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void writesAllFiles(@TempDir Path directory) throws IOException {
        Study.Outcome outcome = new Study(
                        "a < b", Wires.plan("global", "channel"), Wires.network(), Wires.data(4, 0, 1, 0, 0))
                .run(2, Progress.NONE);

        StudyFiles.write(outcome, directory.resolve("made"));

        Map<String, NdArray> counts = Npz.read(directory.resolve("made/counts.npz"));
        assertThat(counts)
                .containsOnlyKeys(
                        "float_uncapped",
                        "float_exponential",
                        "float_euler",
                        "float_bitshift",
                        "global_8",
                        "channel_8");
        assertThat(counts.get("global_8").shape()).containsExactly(4, 2);
        Map<String, NdArray> scores = Npz.read(directory.resolve("made/scores.npz"));
        assertThat(scores).hasSize(2 * counts.size()).containsKeys("float_uncapped", "global_8", "global_8_decision");
        assertThat(scores.get("global_8").shape()).containsExactly(4, 2);
        assertThat(scores.get("global_8").toDoubles())
                .isEqualTo(counts.get("global_8").toDoubles());
        assertThat(scores.get("global_8_decision").toDoubles()).containsExactly(0, 1, 0, 1);
        List<String> csv = Files.readAllLines(directory.resolve("made/results.csv"));
        assertThat(csv).hasSize(7);
        assertThat(csv.get(5)).startsWith("global_8,global,rockpool-3.1.0,8,16,false,2,,,,4,0,0,3,0.75,");
        assertThat(csv)
                .allMatch(line -> line.split(",", -1).length == csv.get(0).split(",").length);
        assertThat(StudyResults.read(directory.resolve("made/results.json")).json())
                .isEqualTo(outcome.results().json());
        String html = Files.readString(directory.resolve("made/report.html"));
        assertThat(html).contains("a &lt; b", "</html>");
        try (Stream<Path> files = Files.list(directory.resolve("made"))) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void withoutLabelsThereIsAgreementOnly() throws IOException {
        StudyResults results =
                study(Wires.data(4), "global").run(1, Progress.NONE).results();

        assertThat(results.number(0, "accuracy")).isNaN();
        assertThat(results.number(0, "agreement")).isEqualTo(1);
        assertThat(ResultTable.text(results)).contains("100.0 %").contains("global_8");
        assertThat(results.verdict().get(0)).contains("no labels");
    }

    /** Channel 0 has 20 spikes in a step and channel 1 has 40: more, but the chip takes 15 of either. */
    @Test
    void whatTheCapsDecideIsSeenAgainstTheNetworkWithoutThem() throws IOException {
        int[] counts = new int[20];
        for (int t = 0; t < 5; t++) {
            counts[2 * t] = 20;
            counts[2 * t + 1] = 40;
        }
        SampleSource data = SampleSource.of(new DataSet(List.of(SpikeRaster.of(10, 2, counts)), new int[] {1}, true));
        ObjectNode tree = study(data, "global").run(1, Progress.NONE).results().tree();

        JsonNode uncapped = tree.get("baselines").get(0);
        assertThat(uncapped.get("name").asString()).isEqualTo("float_uncapped");
        assertThat(uncapped.get("caps").asString()).isEqualTo("none");
        assertThat(uncapped.get("accuracy").asDouble()).isEqualTo(1);
        assertThat(uncapped.get("tied").asInt()).isZero();
        JsonNode reference = tree.get("baselines").get(1);
        assertThat(reference.get("caps").asString()).isEqualTo("chip");
        assertThat(reference.get("accuracy").asDouble()).isZero();
        assertThat(reference.get("tied").asInt()).isEqualTo(1);
        JsonNode attribution = tree.get("configurations").get(0).get("attribution");
        assertThat(attribution.get("start_accuracy").asDouble()).isEqualTo(1);
        assertThat(attribution.get("total_lost_samples").asInt()).isEqualTo(1);
        JsonNode first = attribution.get("stages").get(0);
        assertThat(first.get("effect").asString()).isEqualTo("spike_caps");
        assertThat(first.get("lost_samples").asInt()).isEqualTo(1);
    }

    /** A threshold that decides the scale leaves nothing of the output weights. */
    @Test
    void totalLossesAreInResultsWarningsAndVerdict() throws IOException {
        FloatNetwork network = Wires.network();
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(parameter, network.values(parameter));
            }
        }
        values.put(Parameter.WEIGHTS_OUT, new double[] {1, 0.001, 0.001, 0});
        values.put(Parameter.BIAS_OUT, new double[] {0.001, 0.001});
        StudyResults results = new Study(
                        "lost",
                        Wires.plan("global"),
                        FloatNetwork.of(network.shape(), values, network.aliases()),
                        Wires.data(4, 0, 1, 0, 0))
                .run(1, Progress.NONE)
                .results();
        String lost = "all 2 non-zero values of bias_out became 0";
        assertThat(results.tree().get("configurations").get(0).get("warnings").toString())
                .contains("parameter_lost", lost);
        assertThat(ResultTable.warnings(results)).anyMatch(line -> line.startsWith("global_8: " + lost));
        assertThat(results.verdict()).anyMatch(sentence -> sentence.startsWith("In global_8 " + lost));
    }

    /** The reference decays by exp(-1/tau), the chip does not: no divergence of states follows from that. */
    @Test
    void divergenceIsWhatIsLeftAfterTheDecay() throws IOException {
        JsonNode divergence = study(Wires.data(4, 0, 1, 0, 0), "global")
                .run(1, Progress.NONE)
                .results()
                .tree()
                .get("configurations")
                .get(0)
                .get("divergence");
        assertThat(divergence.get("against").asString()).contains("chip's decay, dashes");
        assertThat(divergence.get("samples_diverged").asInt()).isZero();
    }

    @Test
    void refusesDataOfAnotherNetwork() {
        SampleSource wide = SampleSource.of(new DataSet(List.of(SpikeRaster.of(1, 3, new int[3])), new int[0], true));
        assertThatThrownBy(() -> study(wide, "global"))
                .hasMessageContaining("3 channels")
                .hasMessageContaining("2 inputs");
        assertThatThrownBy(() -> study(Wires.data(2, 0, 2), "global")).hasMessageContaining("label[1] is 2");
    }
}
