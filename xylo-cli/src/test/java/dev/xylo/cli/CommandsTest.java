package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"study", "quantize", "simulate", "info"})
    void everyCommandExplainsItself(String command) {
        Cli cli = Cli.run(command, "--help");
        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("Usage: xylo " + command);
    }

    @Test
    void helpListsTheCommands() {
        Cli cli = Cli.run("--help");
        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("study", "quantize", "simulate", "info");
        assertThat(Cli.run("--version").out()).startsWith("xylo ");
    }

    /** A batch is run sample by sample from reset: the same sample three times gives the same recording three times. */
    @Test
    void batchRunsEverySampleFromReset() throws IOException {
        Path net = Cli.file(GoldenCases.simulate().get(4), directory);
        NdArray input = Cli.read(net).get("input");
        int[] one = Arrays.stream(input.toLongs()).mapToInt(Math::toIntExact).toArray();
        int[] three = new int[3 * one.length];
        for (int i = 0; i < three.length; i++) {
            three[i] = one[i % one.length];
        }
        int steps = input.shape()[0];
        int channels = input.shape()[1];
        Path batch = directory.resolve("batch.npz");
        Npz.write(batch, Map.of("input", NdArray.ofInts(DType.UINT8, three, 3, steps, channels)));
        Path out = directory.resolve("out.npz");

        Cli cli = Cli.run("simulate", net, "--input", batch, "--record", "v_mem,hibernation", "-o", out);

        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out()).startsWith("wrote ").contains("3 samples");
        Map<String, NdArray> recorded = Cli.read(out);
        assertThat(recorded).containsOnlyKeys("spikes_out", "v_mem", "hibernation");
        NdArray expected = Cli.read(net).get("expected_v_mem");
        assertThat(recorded.get("v_mem").shape()).containsExactly(3, steps, expected.shape()[1]);
        assertThat(recorded.get("hibernation").shape()).containsExactly(3, steps);
        long[] values = recorded.get("v_mem").toLongs();
        for (int sample = 0; sample < 3; sample++) {
            int size = expected.size();
            assertThat(Arrays.copyOfRange(values, sample * size, (sample + 1) * size))
                    .isEqualTo(expected.toLongs());
        }
    }

    @Test
    void recordsOutputSpikesOnlyUnlessAsked() throws IOException {
        Path net = Cli.file(GoldenCases.simulate().get(4), directory);
        Path out = directory.resolve("out.npz");
        assertThat(Cli.run("simulate", net, "-o", out).status()).isZero();
        assertThat(Cli.read(out)).containsOnlyKeys("spikes_out");
    }

    @Test
    void studyOfOneFile() throws IOException {
        Path spec = Cli.file(GoldenCases.pipeline().get(0), directory);
        Path out = directory.resolve("results");

        Cli cli = Cli.run(
                "study", spec, "--methods", "channel", "--bits", "8,4", "--compat", "rockpool-3.1.0", "-o", out);

        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("float", "channel_8", "channel_4", "rockpool-3.1.0");
        assertThat(cli.out().lines().reduce((a, b) -> b).orElseThrow())
                .contains("report: ")
                .contains("report.html");
        assertThat(Npz.read(out.resolve("counts.npz")))
                .containsOnlyKeys(
                        "float_uncapped",
                        "float_exponential",
                        "float_euler",
                        "float_bitshift",
                        "channel_8",
                        "channel_4");
        assertThat(out.resolve("results.csv")).exists();
    }

    @Test
    void studyOfAFolder() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("example"));
        Map<String, NdArray> arrays =
                new LinkedHashMap<>(GoldenCases.pipeline().get(0).arrays());
        NdArray input = arrays.remove("input");
        arrays.keySet().removeIf(key -> key.startsWith("expected_"));
        Npz.write(folder.resolve("network.npz"), arrays);
        int steps = input.shape()[0];
        int channels = input.shape()[1];
        Npz.write(
                folder.resolve("test.npz"),
                Map.of(
                        "input", NdArray.ofLongs(DType.UINT8, input.toLongs(), steps, channels),
                        "lengths", NdArray.ofInts(DType.INT32, new int[] {steps / 2, steps - steps / 2}, 2),
                        "label", NdArray.ofInts(DType.INT64, new int[] {0, 1}, 2)));

        Cli cli = Cli.run("study", folder, "-o", directory.resolve("results"));

        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out()).startsWith("example: ").contains("2 samples", "global_8", "channel_4", "95 % interval");
    }

    @Test
    void infoOfANetworkWithItsInput() throws IOException {
        Path spec = Cli.file(GoldenCases.pipeline().get(0), directory);
        Cli cli = Cli.run("info", spec);
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("float network 9-40-2, 1 synapse", "weights_in", "(9, 40)", "input of 1 samples");
    }

    @Test
    void infoOfOtherArrays() throws IOException {
        Path file = directory.resolve("counts.npz");
        Npz.write(file, Map.of("float", NdArray.ofInts(DType.INT64, new int[6], 3, 2)));
        assertThat(Cli.run("info", file).out()).contains("float", "[3, 2]");
    }
}
