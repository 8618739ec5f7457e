package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class LintCommandTest {
    @TempDir
    Path directory;

    private Path spec;

    @BeforeEach
    void files() throws IOException {
        spec = Cli.file(GoldenCases.pipeline().get(0), directory);
    }

    private Path quantized(String name) {
        Path out = directory.resolve(name);
        Cli cli = Cli.run("quantize", spec, "-o", out, "--compat", "corrected");
        assertThat(cli.status()).as(cli.err()).isZero();
        return out;
    }

    @Test
    void nothingIsLost() throws IOException {
        Path json = directory.resolve("lint.json");
        Cli cli = Cli.run("lint", spec, quantized("net.json"), "--json", json);
        assertThat(cli.status()).as(cli.out() + cli.err()).isZero();
        assertThat(cli.out()).contains("parameter", "worst rounding (steps)", "nothing is lost");
        Map<String, Object> written = new JsonMapper().readValue(Files.readAllBytes(json), new TypeReference<>() {});
        assertThat(written).containsEntry("clean", true).containsKey("parameters");
    }

    @Test
    void aParameterIsLost() throws IOException {
        Path net = quantized("net.npz");
        Map<String, NdArray> arrays = new LinkedHashMap<>(Npz.read(net));
        arrays.remove("bias");
        Npz.write(net, arrays);
        Cli cli = Cli.run("lint", spec, net);
        assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(1);
        assertThat(cli.out()).contains("error: bias: ", " lost: bias[");
        assertThat(cli.out().lines().reduce((a, b) -> b).orElseThrow()).endsWith("are lost or wrong, in bias");
    }

    @Test
    void theOrderIsFloatThenIntegers() {
        Cli cli = Cli.run("lint", quantized("net.npz"), spec);
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("not in integers", "lint FLOAT INT");
    }
}
