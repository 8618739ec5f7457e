package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.Method;
import dev.xylo.quantize.Quantizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that quantizes knows every method of the registry, takes its options, and refuses those that it does not take. */
class MethodOptionsTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    private static final Path SPEC = DIGITS.resolve("network.npz");

    @TempDir
    Path directory;

    private record Option(List<String> words, Predicate<Method> taken) {}

    private static List<Option> options() {
        return List.of(
                new Option(List.of("--bits", "7"), method -> true),
                new Option(List.of("--bits-weight", "7"), method -> true),
                new Option(List.of("--bits-threshold", "12"), method -> true),
                new Option(List.of("--compat", "corrected"), Method::followsVersions),
                new Option(List.of("--fuzzy"), method -> method.takesFuzzyScaling(Compat.ROCKPOOL_3_1_0)),
                new Option(List.of("--decay", "euler"), method -> method.takes(Method.Option.FLOAT_NETWORK)),
                new Option(List.of("--caps", "none"), method -> method.takes(Method.Option.FLOAT_NETWORK)),
                new Option(List.of("--timing", "rockpool"), method -> method.takes(Method.Option.FLOAT_NETWORK)),
                new Option(List.of("--without", "dashes"), method -> method.takes(Method.Option.INGREDIENTS)),
                new Option(List.of("--widths", "8,7,6"), method -> method.takes(Method.Option.WIDTHS)),
                new Option(List.of("--budget", "0"), method -> method.takes(Method.Option.BUDGET)));
    }

    static Stream<Arguments> methodsAndOptions() {
        return Quantizers.methods().stream()
                .flatMap(method -> options().stream().map(option -> Arguments.of(method, option)));
    }

    private Cli quantize(String method, List<String> more) {
        List<Object> words =
                new ArrayList<>(List.of("quantize", SPEC, "-o", directory.resolve("net.npz"), "--method", method));
        words.addAll(more);
        if (Quantizers.method(method).samples() == Method.Samples.NEEDED) {
            words.addAll(List.of("--calibrate", directory.resolve("missing.npz")));
        }
        return Cli.run(words.toArray());
    }

    /** Samples that are missing are noticed after the options: no time is spent on calibrating here. */
    @ParameterizedTest
    @MethodSource("methodsAndOptions")
    void anOptionIsObeyedOrRefused(Method method, Option option) {
        Cli cli = quantize(method.name(), option.words());
        if (option.taken().test(method)) {
            assertThat(cli.err()).doesNotContain("does not take");
        } else {
            assertThat(cli.status()).isEqualTo(2);
            assertThat(cli.err())
                    .startsWith("xylo: the method '" + method.name() + "'")
                    .contains("does not take " + option.words().get(0))
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantize", "check", "cost", "simulate"})
    void helpNamesEveryMethod(String command) {
        String help = Cli.run(command, "--help").out().replaceAll("\\s+", " ");
        assertThat(Quantizers.methods())
                .allSatisfy(method -> assertThat(help).contains(method.name() + " (" + method.summary()));
    }

    @Test
    void everyCommandAnswersAlike() {
        Path out = directory.resolve("out.npz");
        List<Object[]> commands = List.of(
                new Object[] {"quantize", SPEC, "-o", out},
                new Object[] {"check", SPEC, "--chip", "audio2"},
                new Object[] {"cost", SPEC, "--chip", "audio2"},
                new Object[] {"simulate", SPEC, "--data", DIGITS.resolve("test.npz"), "-o", out});
        for (Object[] command : commands) {
            assertThat(with(command, "--method", "bogus").err())
                    .contains("there is no method 'bogus'", "global, channel, optimal, calibrated");
            assertThat(with(command, "--method", "calibrated").err())
                    .contains("xylo: the method 'calibrated' needs unlabelled samples", "--calibrate FILE");
            assertThat(with(command, "--method", "optimal", "--compat", "corrected")
                            .err())
                    .contains("'optimal' does not take --compat; methods that do: global, channel");
            if (!command[0].equals("quantize")) {
                assertThat(with(command, "--bits", "4").err())
                        .contains("--bits says how to quantize, but nothing is quantized; add --method");
            }
        }
    }

    @Test
    void theOldNamesStillWork() throws IOException {
        Path first = directory.resolve("first.npz");
        Path second = directory.resolve("second.npz");
        Path data = DIGITS.resolve("test.npz");
        Cli old = Cli.run("simulate", SPEC, "--quantize", "channel", "--bits-weight", 4, "--input", data, "-o", first);
        assertThat(old.status()).as(old.err()).isZero();
        Cli now = Cli.run("simulate", SPEC, "--method", "channel", "--bits", 4, "--data", data, "-o", second);
        assertThat(now.status()).as(now.err()).isZero();
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Cli.run("simulate", "--help").out()).doesNotContain("--quantize", "--input=", "--bits-weight");
    }

    @Test
    void theMethodIsNamedAsItIs() {
        assertThat(Cli.run("check", SPEC, "--chip", "audio2", "--method", "optimal")
                        .out())
                .containsPattern("quantized with optimal\\R");
        assertThat(Cli.run("check", SPEC, "--chip", "audio2", "--method", "channel")
                        .out())
                .containsPattern("quantized with channel \\(rockpool-3.1.0\\)\\R");
    }

    @Test
    void theTimeStepStays() throws IOException {
        Path net = directory.resolve("net.json");
        assertThat(Cli.run("quantize", SPEC, "-o", net, "--dt", "0.00994").status())
                .isZero();
        assertThat(NetworkFormats.read(net).timeStep()).hasValue(0.00994);
        Path again = directory.resolve("again.npz");
        assertThat(Cli.run("quantize", net, "-o", again).status()).isZero();
        assertThat(NetworkFormats.read(again).timeStep()).hasValue(0.00994);
    }

    private static Cli with(Object[] command, Object... more) {
        return Cli.run(Stream.concat(Stream.of(command), Stream.of(more)).toArray());
    }
}
