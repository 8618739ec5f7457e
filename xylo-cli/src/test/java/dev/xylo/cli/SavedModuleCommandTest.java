package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what Rockpool's net.save wrote to a study, in one command. */
class SavedModuleCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"synnet_save.json, 0", "residual_save.json, 12"})
    void studiedConvertedAndSimulated(String name, int aliases) throws IOException {
        Path net = fixture(name);
        Path data = samples();
        Cli studied = Cli.run("study", net, "--data", data, "--bits", "8", "-o", folder.resolve("r"));
        assertThat(studied.err()).contains("readout 0..3");
        assertThat(Files.exists(folder.resolve("r/results.json")))
                .as(studied.err())
                .isTrue();

        Path npz = folder.resolve("net.npz");
        Cli converted = Cli.run("convert", net, npz);
        assertThat(converted.status()).as(converted.err()).isZero();
        assertThat(converted.out()).contains("float network 16-24-4, 1 synapse, as NumPy NPZ (from Rockpool JSON)");
        assertThat(Npz.keys(npz).contains("aliases")).isEqualTo(aliases > 0);
        assertThat(Npz.keys(npz)).doesNotContain("alias_source", "alias_target").contains("dt");
        assertThat(Cli.run("info", npz).out()).contains(aliases + " aliases");

        Path out = folder.resolve("out.npz");
        Cli run = Cli.run("simulate", net, "--float", "--data", data, "-o", out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\nspikes: ")
                .contains(name.startsWith("synnet") ? "seq.out_neurons " : "4_LIFTorch ");
    }

    @Test
    void layersThatCanNeverSpikeAreSaid() throws IOException {
        Path net = folder.resolve("dead.npz");
        Npz.write(
                net,
                Map.of(
                        "weights_in", NdArray.ofInts(DType.INT8, new int[] {5, -5}, 1, 2),
                        "weights_rec", NdArray.ofInts(DType.INT8, new int[4], 2, 2),
                        "weights_out", NdArray.ofInts(DType.INT8, new int[2], 2, 1),
                        "threshold", NdArray.ofInts(DType.INT16, new int[] {3, 3}, 2),
                        "threshold_out", NdArray.ofInts(DType.INT16, new int[] {3}, 1),
                        "dash_mem", NdArray.ofInts(DType.UINT8, new int[] {2, 2}, 2),
                        "dash_syn", NdArray.ofInts(DType.UINT8, new int[] {2, 2}, 2),
                        "dash_mem_out", NdArray.ofInts(DType.UINT8, new int[] {2}, 1),
                        "dash_syn_out", NdArray.ofInts(DType.UINT8, new int[] {2}, 1)));
        Path data = folder.resolve("x.npz");
        Npz.write(data, Map.of("input", NdArray.ofInts(DType.UINT8, new int[] {1, 1, 1, 1, 1, 1}, 6, 1)));
        Cli run = Cli.run("simulate", net, "--data", data, "-o", folder.resolve("out.npz"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("spikes: hidden ").contains("; readout 0");
        assertThat(run.err())
                .contains("warning: readout can never spike: nothing that spikes reaches it through a weight above 0")
                .contains("warning: 1 of 2 neurons of hidden can never spike");
    }

    private Path samples() throws IOException {
        int[] counts = new Random(7)
                .ints(8 * 60 * 16, 0, 8)
                .map(value -> value == 0 ? 3 : 0)
                .toArray();
        Path file = folder.resolve("samples.npz");
        Npz.write(
                file,
                Map.of(
                        "input", NdArray.ofInts(DType.UINT8, counts, 8, 60, 16),
                        "label", NdArray.ofInts(DType.INT64, new int[] {0, 1, 2, 3, 0, 1, 2, 3}, 8)));
        return file;
    }

    private Path fixture(String name) throws IOException {
        try (InputStream in = SavedModuleCommandTest.class.getResourceAsStream(name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }
}
