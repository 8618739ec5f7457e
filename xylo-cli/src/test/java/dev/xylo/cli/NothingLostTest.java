package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is hostile and no mistake: pipes for files, names that write on the terminal, files with thousands of keys, outputs that exist. */
class NothingLostTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private Path floats;
    private Path net;

    @BeforeEach
    void files() throws IOException {
        floats = Cli.file(GoldenCases.pipeline().get(0), folder);
        GoldenCase golden = GoldenCases.simulate().stream()
                .filter(c -> c.number("core", 0) == 2)
                .findFirst()
                .orElseThrow();
        net = Cli.file(golden, folder);
    }

    /** Nobody will ever write into it: a command that opened it would wait for ever. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsRefusedWherverAFileIsRead() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.npz");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path out = folder.resolve("out.npz");
        Path results = folder.resolve("results");
        List<List<Object>> commands = List.of(
                List.of("study", pipe, "--data", DIGITS.resolve("test.npz"), "-o", results),
                List.of("study", DIGITS.resolve("network.npz"), "--data", pipe, "-o", results),
                List.of("study", DIGITS, "--methods", "calibrated", "--calibrate", pipe, "-o", results),
                List.of("quantize", pipe, "-o", out),
                List.of("widths", floats, "--calibrate", pipe),
                List.of("simulate", pipe, "--input", net, "-o", out),
                List.of("simulate", net, "--input", pipe, "-o", out),
                List.of("simulate", net, "--expect", pipe),
                List.of("info", pipe),
                List.of("convert", pipe, out),
                List.of("check", pipe, "--chip", "audio2"),
                List.of("lint", pipe, net),
                List.of("lint", floats, pipe),
                List.of("cost", pipe, "--chip", "audio2"),
                List.of("record", net, "--input", pipe, "-o", out),
                List.of("diff", pipe, net),
                List.of("faults", net, "--data", pipe, "-o", results));
        for (List<Object> command : commands) {
            Cli cli = assertTimeoutPreemptively(SOON, () -> Cli.run(command.toArray()), command::toString);
            assertThat(cli.status())
                    .as("%s: %s%s", command, cli.out(), cli.err())
                    .isEqualTo(2);
            assertThat(cli.err().lines().filter(line -> !line.startsWith("warning: ")))
                    .as("%s", command)
                    .singleElement()
                    .asString()
                    .contains("pipe.npz: is not a regular file");
            assertThat(out).doesNotExist();
        }
    }

    /** Such a name would clear the screen, colour what follows, reverse its direction or write a line of its own. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // does not have such names
    void namesAreWrittenHarmlessly() throws IOException {
        String evil = "a\u001b[2J\u001b[31mb\nxylo: all is well\r\u202ec\u0007";
        Path inside = Files.createDirectory(folder.resolve(evil));
        Path spec = Files.copy(floats, inside.resolve(evil + ".npz"));
        Path integers = Files.copy(net, inside.resolve(evil + "-net.npz"));
        Path missing = inside.resolve(evil + "-none.npz");
        Path results = inside.resolve("results");
        List<List<Object>> commands = List.of(
                List.of("quantize", spec, "-o", inside.resolve("out.npz")),
                List.of("info", spec),
                List.of("info", missing),
                List.of("info", inside),
                List.of("simulate", integers, "-o", inside.resolve("rec.npz")),
                List.of("simulate", integers, "--input", missing, "-o", inside.resolve("rec.npz")),
                List.of("simulate", integers, "--expect", integers),
                List.of("record", integers, "-o", inside.resolve("golden.npz")),
                List.of("diff", integers, integers),
                List.of("convert", integers, inside.resolve("out.json")),
                List.of("check", integers, "--chip", "audio2"),
                List.of("lint", spec, integers),
                List.of("cost", integers, "--chip", "audio2"),
                List.of("faults", integers, "--singles", 0, "--counts", 1, "--chips", 1, "-o", results),
                List.of("study", DIGITS, "--samples", 2, "--bits", 8, "--methods", "global", "-o", results),
                List.of("study", DIGITS, "--samples", 2, "--bits", 8, "--methods", "global", "-o", inside.resolve("s")),
                List.of("study", spec, "--data", missing),
                List.of("info", spec, "--" + evil),
                List.of(evil));
        for (List<Object> command : commands) {
            Cli cli = Cli.run(command.toArray());
            String printed = cli.out() + cli.err();
            assertThat(printed.chars().filter(c -> c != '\n' && c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x202e))
                    .as("%s", command)
                    .isEmpty();
            assertThat(printed.lines().filter(line -> line.startsWith("xylo: all is well")))
                    .as("%s", command)
                    .isEmpty();
            if (cli.status() == 2) {
                assertThat(cli.err().lines().filter(line -> !line.startsWith("warning: ")))
                        .as("%s", command)
                        .hasSize(1);
            }
        }
    }

    @Test
    void thousandsOfUnknownKeysAreOneWarning() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>(Cli.read(floats));
        NdArray one = NdArray.ofInts(DType.INT8, new int[] {1}, 1);
        for (int i = 0; i < 70_000; i++) {
            arrays.put("key_" + i, one);
        }
        Path many = folder.resolve("many.npz");
        Npz.write(many, arrays);
        Cli cli = Cli.run("info", many);
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.err().lines().filter(line -> line.contains("not known")))
                .singleElement()
                .asString()
                .contains("key_0, key_1, ", " and 69995 more are not known and ignored")
                .hasSizeLessThan(600);
    }
}
