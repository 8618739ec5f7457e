package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench that is written passes with Icarus Verilog, and fails for every flipped bit of a memory. */
class TestbenchTest {
    private static final int FLIPS = 20;

    @TempDir
    Path folder;

    private Path net(String name) throws IOException {
        GoldenCase golden = GoldenCases.simulate().stream()
                .filter(c -> c.file().contains(name))
                .findFirst()
                .orElseThrow();
        return Cli.file(golden, folder);
    }

    private record Run(int status, String out) {}

    private Run make(Path bench) throws IOException, InterruptedException {
        Path out = folder.resolve("make.out");
        Process make = new ProcessBuilder("make", "-s", "-C", bench.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        return new Run(make.waitFor(), Files.readString(out));
    }

    /** As for the browser: with CI set, a missing program fails instead of skipping. */
    private static void requireIcarus() throws InterruptedException {
        boolean there = Shell.can("sh", "-c", "command -v iverilog && command -v make");
        assumeTrue(there || System.getenv("CI") != null, "no iverilog or make here");
        assertThat(there).as("iverilog and make").isTrue();
    }

    @Test
    void theBenchPassesOnBothCores() throws IOException, InterruptedException {
        requireIcarus();
        for (String name : List.of(
                "core2-saturating-bias",
                "core2-alias-many-targets.npz",
                "core2-partial-in-out.npz",
                "core1-alias.npz",
                "core1-dash-extremes",
                "core1-shifted")) {
            Path bench = folder.resolve(name);
            Cli cli = Cli.run("testbench", net(name), "-o", bench, "--core", name.charAt(4));
            assertThat(cli.status()).as(cli.err()).isZero();
            Run run = make(bench);
            assertThat(run.status()).as("%s: %s", name, run.out()).isZero();
            assertThat(run.out()).contains("PASS: ", "every state of every neuron");
        }
    }

    /** Also a bit that this input never reads. */
    @Test
    void everyFlippedBitIsSeen() throws IOException, InterruptedException {
        requireIcarus();
        Path bench = folder.resolve("bench");
        assertThat(Cli.run("testbench", net("core2-tiny-bias"), "-o", bench).status())
                .isZero();
        List<Path> images;
        try (Stream<Path> files = Files.list(bench.resolve("images"))) {
            images = files.filter(file -> !file.getFileName().toString().startsWith("expected_")
                            && !file.getFileName().toString().matches("(input|aliases).hex"))
                    .sorted()
                    .toList();
        }
        long seed = 20261127;
        Random random = new Random(seed);
        int named = 0;
        for (int i = 0; i < FLIPS; i++) {
            Path image = images.get(random.nextInt(images.size()));
            String before = Files.readString(image);
            List<String> lines = new java.util.ArrayList<>(before.lines().toList());
            int at = random.nextInt(lines.size());
            int digits = lines.get(at).length();
            int flipped = Integer.parseInt(lines.get(at), 16) ^ 1 << random.nextInt(4 * digits);
            lines.set(at, String.format("%0" + digits + "x", flipped));
            Files.writeString(image, String.join("\n", lines) + "\n");
            Run run = make(bench);
            assertThat(run.status())
                    .as("seed %d, flip %d in %s: %s", seed, i, image, run.out())
                    .isNotZero();
            assertThat(run.out())
                    .contains("images/" + image.getFileName() + " is not the memory")
                    .contains("FAIL: ");
            named += run.out()
                            .matches(
                                    "(?s).*step \\d+: [a-z_0-9]+ of (hidden|readout) neuron \\d+ is -?\\d+, expected -?\\d+.*")
                    ? 1
                    : 0;
            Files.writeString(image, before);
        }
        assertThat(named).as("flips that change a state").isGreaterThan(FLIPS / 4);
        assertThat(make(bench).status()).isZero();
    }

    @Test
    void wrongInput() throws IOException {
        Path net = net("core2-tiny-bias");
        Path bench = folder.resolve("bench");
        refused("there is no simulator 'questa'", net, "-o", bench, "--simulator", "questa");
        refused("--output", net);
        refused("core 1 has no bias", net, "-o", bench, "--core", 1);
        refused("a bench runs one sample", net, "-o", bench, "--data", Path.of("../examples/digits/test.npz"));
        assertThat(bench).doesNotExist();
        Files.createDirectories(bench);
        Files.writeString(bench.resolve("my_core.sv"), "mine");
        refused("holds other files, such as my_core.sv", net, "-o", bench);
        assertThat(bench.resolve("my_core.sv")).hasContent("mine");
    }

    private static void refused(String part, Object... options) {
        Cli cli = Cli.run(
                Stream.concat(Stream.of("testbench"), Stream.of(options)).toArray());
        assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(2);
        assertThat(cli.err().lines())
                .singleElement()
                .asString()
                .startsWith("xylo: ")
                .contains(part);
    }
}
