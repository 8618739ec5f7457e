package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.Parameter;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.golden.GoldenCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden cases through files and options, as a user runs them. */
class GoldenCliTest {
    @TempDir
    Path directory;

    static Stream<GoldenCase> everyFifthSimulation() {
        List<GoldenCase> all = dev.xylo.testkit.golden.GoldenCases.simulate();
        return java.util.stream.IntStream.range(0, all.size())
                .filter(i -> i % 5 == 0)
                .mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("everyFifthSimulation")
    void simulate(GoldenCase golden) throws IOException {
        Path net = Cli.file(golden, directory);
        Path out = directory.resolve("out.npz");

        Cli cli = Cli.run("simulate", net, "--core", golden.number("core", 0), "--record", "all", "-o", out);

        // Said exactly where it is so: counts above the chip's, and a readout that cannot spike (and did not). Nothing
        // else is.
        Map<String, NdArray> arrays = Cli.read(net);
        boolean above = Arrays.stream(arrays.get("input").toDoubles()).anyMatch(count -> count > 15);
        boolean silent =
                Arrays.stream(arrays.get("expected_spikes_out").toDoubles()).allMatch(spikes -> spikes == 0);
        List<String> dead = cli.err()
                .lines()
                .filter(line -> line.startsWith("warning: readout can never spike: "))
                .toList();
        assertThat(dead).hasSizeLessThanOrEqualTo(silent ? 1 : 0);
        assertThat(cli.err().lines().filter(line -> !dead.contains(line)))
                .hasSize(above ? 1 : 0)
                .allMatch(line -> line.contains(" counts are above 15 "));
        assertThat(cli.status()).isZero();
        assertStates(Cli.read(net), Cli.read(out), golden.number("core", 0) == 2);
    }

    @ParameterizedTest
    @MethodSource("dev.xylo.testkit.golden.GoldenCases#pipeline")
    void quantizeThenSimulate(GoldenCase golden) throws IOException {
        Path spec = Cli.file(golden, directory);
        Path net = directory.resolve("net.npz");
        Path out = directory.resolve("out.npz");

        Cli quantize = Cli.run(
                "quantize", spec, "-o", net, "--method", golden.text("method"), "--compat", golden.text("version"));
        assertThat(quantize.status()).as(quantize.err()).isZero();
        assertThat(quantize.out()).contains("(" + golden.text("version") + ")");
        Cli simulate = Cli.run("simulate", net, "--input", spec, "--record", "all", "-o", out);
        assertThat(simulate.status()).as(simulate.err()).isZero();

        Map<String, NdArray> expected = Cli.read(spec);
        Map<String, NdArray> integers = Cli.read(net);
        for (Parameter parameter : Parameter.values()) {
            NdArray answer = expected.get("expected_" + parameter.key());
            if (answer != null) {
                assertThat(integers.get(parameter.key()).toLongs()).isEqualTo(answer.toLongs());
                assertThat(integers.get(parameter.key()).shape()).isEqualTo(answer.shape());
            }
        }
        assertStates(expected, Cli.read(out), true);
    }

    @ParameterizedTest
    @MethodSource("dev.xylo.testkit.golden.GoldenCases#floatTwin")
    void floatTwin(GoldenCase golden) throws IOException {
        Path spec = Cli.file(golden, directory);
        Path out = directory.resolve("out.npz");
        int cap = (int) Cli.read(spec).get("max_spikes").doubleAt(0);

        Cli cli = Cli.run(
                "simulate",
                spec,
                "--float",
                "--decay",
                golden.text("decay"),
                "--caps",
                cap,
                "--timing",
                "rockpool",
                "--record",
                "spikes",
                "-o",
                out);

        assertThat(cli.status()).as(cli.err()).isZero();
        Map<String, NdArray> expected = Cli.read(spec);
        assertThat(Cli.read(out).get("spikes").toDoubles())
                .isEqualTo(expected.get("expected_spikes").toDoubles());
        assertThat(Cli.read(out).get("spikes_out").toDoubles())
                .isEqualTo(expected.get("expected_spikes_out_rockpool_timing").toDoubles());
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".json"})
    void formatsAreInterchangeable(String extension) throws IOException {
        GoldenCase golden = dev.xylo.testkit.golden.GoldenCases.pipeline().get(3);
        Path spec = Cli.file(golden, directory);
        Path net = directory.resolve("net" + extension);
        Path out = directory.resolve("out.npz");

        assertThat(Cli.run(
                                "quantize",
                                spec,
                                "-o",
                                net,
                                "--method",
                                golden.text("method"),
                                "--compat",
                                golden.text("version"))
                        .status())
                .isZero();
        assertThat(Cli.run("simulate", net, "--input", spec, "--record", "all", "-o", out)
                        .status())
                .isZero();

        assertStates(Cli.read(spec), Cli.read(out), true);
    }

    private static void assertStates(Map<String, NdArray> expected, Map<String, NdArray> recorded, boolean hibernates) {
        List<String> keys = new ArrayList<>();
        for (StateVariable variable : StateVariable.values()) {
            if (variable != StateVariable.HIBERNATION || hibernates) {
                keys.add(variable.key());
                NdArray answer = expected.get("expected_" + variable.key());
                assertThat(recorded.get(variable.key()).toLongs())
                        .as(variable.key())
                        .isEqualTo(answer.toLongs());
                assertThat(recorded.get(variable.key()).shape())
                        .as(variable.key())
                        .isEqualTo(answer.shape());
            }
        }
        assertThat(recorded.keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }
}
