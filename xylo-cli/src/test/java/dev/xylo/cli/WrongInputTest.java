package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a user gets wrong is answered with one line, exit status 2, and no file. */
class WrongInputTest {
    @TempDir
    Path directory;

    private Path spec;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        spec = Cli.file(GoldenCases.pipeline().get(0), directory);
        out = directory.resolve("out.npz");
    }

    private void refused(Cli cli, String... parts) {
        assertThat(cli.status()).as(cli.err()).isEqualTo(2);
        String[] lines =
                cli.err().lines().filter(line -> !line.startsWith("warning: ")).toArray(String[]::new);
        assertThat(lines).as(cli.err()).hasSize(1);
        assertThat(lines[0]).startsWith("xylo: ").contains(parts);
        assertThat(cli.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    private Path with(String key, NdArray array) throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>(Cli.read(spec));
        arrays.put(key, array);
        Path file = directory.resolve("changed.npz");
        Npz.write(file, arrays);
        return file;
    }

    @Test
    void options() {
        refused(
                Cli.run("quantize", spec, "-o", out, "--metod", "global"),
                "unknown option --metod",
                "did you mean --method?");
        refused(Cli.run("quantize", spec, "-o", out, "--method", "chanel"), "'chanel'", "Did you mean 'channel'?");
        refused(Cli.run("quantize", spec, "-o", out, "--compat", "rockpool-2.8"), "Did you mean 'rockpool-2.7'?");
        refused(Cli.run("quantize", spec), "--output");
        refused(Cli.run("quantize", spec, "-o", out, "--bits-weight", "1"), "bits_per_weight is 1", "2..16");
        refused(Cli.run("quantize", spec, "-o", out, "--bits-weight", "eight"), "eight");
        refused(Cli.run("simulate", spec, "-o", out, "--record", "vmem"), "'vmem'", "Did you mean 'v_mem'?");
        refused(Cli.run("simulate", spec, "-o", out, "--core", "3"), "there is no core '3'");
        refused(Cli.run("simulate", spec, "-o", out, "--kernel", "fast"), "there is no kernel 'fast'", "reference");
        refused(Cli.run("simulate", spec, "-o", out, "--decay", "euler"), "needs --float");
        refused(Cli.run("simulate", spec, "-o", out, "--float", "--core", "2"), "--core");
        refused(Cli.run("simulate", spec, "-o", directory.resolve("x.csv")), ".npz");
        refused(Cli.run("studdy", spec), "unknown command studdy", "did you mean study");
        refused(Cli.run("info", spec, "extra"), "unexpected argument extra");
        refused(Cli.run(), "command is missing");
        refused(Cli.run("study", spec, "--bits", "8,8"), "--bits [1] is 8, as is bits_per_weight[0]");
        refused(Cli.run("study", spec, "--threads", "0"), "--threads is 0");
    }

    @Test
    void files_that_are_not_there() {
        refused(Cli.run("quantize", directory.resolve("no.npz"), "-o", out), "no.npz", "no such file");
        refused(Cli.run("simulate", directory, "-o", out), "directory");
        refused(Cli.run("info", directory.resolve("no.npz")), "no.npz", "no such file");
        refused(Cli.run("study", directory), "network.npz");
        refused(Cli.run("study", spec, "-o", spec.resolve("folder")), "cannot make the folder", "-o DIR");
        refused(Cli.run("quantize", spec, "-o", directory.resolve("no/such/out.npz")), "no/such");
    }

    @Test
    void broken_files() throws IOException {
        byte[] whole = Files.readAllBytes(spec);
        Path truncated = directory.resolve("truncated.npz");
        Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));
        refused(Cli.run("quantize", truncated, "-o", out), "truncated.npz");
        Path text = directory.resolve("text.npz");
        Files.writeString(text, "not a zip file");
        refused(Cli.run("simulate", text, "-o", out), "text.npz");
        Path json = directory.resolve("broken.json");
        Files.write(json, "{\"weights_in\": [[1, 2], [3]]}".getBytes(StandardCharsets.UTF_8));
        refused(Cli.run("quantize", json, "-o", out), "broken.json", "weights_in");
    }

    @Test
    void wrong_values() throws IOException {
        double[] threshold = Cli.read(spec).get("threshold").toDoubles();
        double[] nan = threshold.clone();
        nan[3] = Double.NaN;
        refused(
                Cli.run("quantize", with("threshold", NdArray.ofDoubles(nan, nan.length)), "-o", out),
                "threshold[3]",
                "NaN");
        double[] negative = threshold.clone();
        negative[5] = -1.5;
        refused(
                Cli.run("quantize", with("threshold", NdArray.ofDoubles(negative, negative.length)), "-o", out),
                "threshold[5]",
                "-1.5");
        refused(
                Cli.run("quantize", with("threshold", NdArray.ofDoubles(new double[3], 3)), "-o", out),
                "threshold",
                "3");
        refused(Cli.run("simulate", spec, "-o", out), "weights_in[", "whole");
        refused(
                Cli.run(
                        "simulate",
                        spec,
                        "--float",
                        "-o",
                        out,
                        "--input",
                        with("input", NdArray.ofInts(DType.INT8, new int[] {-1}, 1, 1))),
                "-1");
    }

    @Test
    void integers_that_the_chip_cannot_hold() throws IOException {
        GoldenCase fuzzy = GoldenCases.quantize().stream()
                .filter(c -> Boolean.TRUE.equals(c.attributes().get("fuzzy_scaling")))
                .findFirst()
                .orElseThrow();
        Path file = Cli.file(fuzzy, directory);
        Path net = directory.resolve("net.npz");

        Cli quantize = Cli.run("quantize", file, "-o", net, "--fuzzy");
        assertThat(quantize.status()).isZero();
        assertThat(quantize.err()).contains("warning: ", "exceed the chip's range");
        refused(Cli.run("simulate", net, "--input", spec, "-o", out), "weights_in[", "-128..127");

        assertThat(Cli.run("quantize", file, "-o", net, "--fuzzy", "--clip").status())
                .isZero();
        refused(Cli.run("simulate", net, "--input", spec, "-o", out), "channels");
    }

    @Test
    void a_version_that_refuses_such_a_network() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>(Cli.read(spec));
        arrays.remove("bias");
        Path file = directory.resolve("changed.npz");
        Npz.write(file, arrays);
        refused(
                Cli.run("quantize", file, "-o", out, "--method", "channel", "--compat", "rockpool-2.7"),
                "bias_out without a bias",
                "rockpool-3.1.0");
    }
}
