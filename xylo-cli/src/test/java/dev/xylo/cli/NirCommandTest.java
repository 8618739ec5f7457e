package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.nir.NirFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a NIR graph to the chip in one command. */
class NirCommandTest {
    @TempDir
    Path directory;

    private Path samples() throws IOException {
        int[] counts = new Random(7)
                .ints(4 * 100 * 12, 0, 12)
                .map(value -> value == 0 ? 1 : 0)
                .toArray();
        Path file = directory.resolve("samples.npz");
        Npz.write(
                file,
                Map.of(
                        "input", NdArray.ofInts(DType.UINT8, counts, 4, 100, 12),
                        "label", NdArray.ofInts(DType.INT64, new int[] {0, 1, 2, 3}, 4)));
        return file;
    }

    @ParameterizedTest
    @EnumSource(
            value = NirFiles.class,
            names = {"FLAT", "NESTED"})
    void mapsQuantizesAndSimulates(NirFiles graph) throws IOException {
        Path net = graph.copyTo(directory);
        Path out = directory.resolve("out.npz");
        Cli simulated = Cli.run(
                "simulate", net, "--quantize", "channel", "--reset", "subtract", "--input", samples(), "-o", out);
        assertThat(simulated.status()).as(simulated.err()).isZero();
        assertThat(simulated.err()).contains("note: dt = 1.0E-4 s").contains("note: lif2: readout 0..6");
        assertThat(Cli.read(out).get("spikes_out").shape()).containsExactly(4, 100, 7);
        Cli studied = Cli.run(
                "study", net, "--data", samples(), "--bits", "8", "--decay", "euler", "-o", directory.resolve("r"));
        assertThat(studied.status()).as(studied.err()).isZero();
        assertThat(studied.out()).contains("channel_8");
        Cli quantized = Cli.run("quantize", net, "--dt", "1e-4", "-o", directory.resolve("net.npz"));
        assertThat(quantized.status()).as(quantized.err()).isZero();
        Cli info = Cli.run("info", net);
        assertThat(info.out()).contains("float network 12-40-7, 1 synapse");
    }

    @Test
    void saysInOneLineWhyNot() throws IOException {
        Path broken = NirFiles.BROKEN_EDGE.copyTo(directory);
        Cli cli = Cli.run("info", broken);
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err().strip())
                .isEqualTo("xylo: " + broken + ": lif1: edge input -> lif names a node lif that is not there; there are"
                        + " input, lif1, lin, output");
        Cli zero = Cli.run(
                "simulate",
                NirFiles.BIAS_ZERO.copyTo(directory),
                "--float",
                "--reset",
                "zero",
                "--input",
                samples(),
                "-o",
                directory.resolve("out.npz"));
        assertThat(zero.status()).isEqualTo(2);
        assertThat(zero.err()).contains("v_reset = 0", "the chip subtracts the threshold instead");
    }
}
