package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work of every kind in a JVM of its own is killed again and again; the same command goes on, and the results are those of a quiet run. */
@Tag("long")
class KilledStudyTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    private static final int KILLS = 4;
    private static final List<String> STUDY = List.of("results.json", "results.csv", "counts.npz", "scores.npz");

    @TempDir
    Path folder;

    /** Work of a kind: its command without output and threads, and what it writes. */
    private record Kind(String name, List<Object> words, List<String> files) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("configurations", List.of("study", DIGITS, "--samples", 100, "--bits", "8"), STUDY),
                new Kind(
                        "faults in a study",
                        List.of(
                                "study",
                                DIGITS,
                                "--samples",
                                20,
                                "--bits",
                                "8",
                                "--methods",
                                "global",
                                "--faults",
                                "--fault-samples",
                                20,
                                "--fault-chips",
                                30),
                        STUDY),
                new Kind(
                        "widths",
                        List.of(
                                "study",
                                "FLOATS",
                                "--data",
                                "DATA",
                                "--bits",
                                "8",
                                "--methods",
                                "calibrated",
                                "--mixed-widths",
                                "--calibrate",
                                "CALIBRATION"),
                        STUDY),
                new Kind(
                        "faults",
                        List.of("faults", "NET", "--data", DIGITS.resolve("test.npz"), "--samples", 20, "--chips", 60),
                        List.of("faults.json", "faults.html")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void resultsAreThoseOfAnUndisturbedRun(Kind kind) throws IOException, InterruptedException {
        long seed = 20261124;
        Random random = new Random(seed);
        Path quiet = folder.resolve("quiet");
        Path killed = folder.resolve("killed");
        long start = System.nanoTime();
        Cli undisturbed = Cli.run(words(kind, quiet, 1));
        assertThat(undisturbed.status()).as(undisturbed.err()).isZero();
        int millis = Math.clamp((System.nanoTime() - start) / 1_000_000, 1200, 8000);
        int kills = 0;
        for (int run = 0; run < KILLS; run++) {
            Process process = new ProcessBuilder(ChildJvm.command(
                            List.of(),
                            Stream.of(words(kind, killed, 2))
                                    .map(Object::toString)
                                    .toList()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(300 + random.nextInt(millis), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        Cli last = Cli.run(words(kind, killed, 2));
        assertThat(last.status()).as(last.err()).isZero();
        for (String file : kind.files()) {
            assertThat(Files.readAllBytes(killed.resolve(file)))
                    .as("%s of %s, seed %d, %d kills", file, kind, seed, kills)
                    .isEqualTo(Files.readAllBytes(quiet.resolve(file)));
        }
    }

    private Object[] words(Kind kind, Path out, int threads) throws IOException {
        Map<Object, Object> files = new HashMap<>();
        for (String name : List.of("NET", "FLOATS", "DATA", "CALIBRATION")) {
            files.put(name, folder.resolve(name + ".npz"));
        }
        if (!Files.exists(folder.resolve("NET.npz"))) {
            Cli.run("quantize", DIGITS.resolve("network.npz"), "-o", folder.resolve("NET.npz"));
            Npz.write(folder.resolve("FLOATS.npz"), smallNetwork());
            Npz.write(folder.resolve("DATA.npz"), Map.of("input", rasters(1)));
            Npz.write(folder.resolve("CALIBRATION.npz"), Map.of("input", rasters(2)));
        }
        return Stream.concat(
                        kind.words().stream().map(word -> files.getOrDefault(word, word)),
                        Stream.of("--threads", threads, "-o", out))
                .toArray();
    }

    /** 3 inputs, 4 hidden and 2 readout neurons: each step of the search for widths takes a part of a second. */
    private static Map<String, NdArray> smallNetwork() {
        Random random = new Random(7);
        return Map.of(
                "weights_in", NdArray.ofDoubles(random.doubles(12, -1, 1).toArray(), 3, 4),
                "weights_rec", NdArray.ofDoubles(random.doubles(16, -0.3, 0.3).toArray(), 4, 4),
                "weights_out", NdArray.ofDoubles(random.doubles(8, -1, 1).toArray(), 4, 2),
                "threshold", NdArray.ofDoubles(new double[] {1, 1, 1, 1}, 4),
                "threshold_out", NdArray.ofDoubles(new double[] {1, 1}, 2),
                "dash_mem", NdArray.ofDoubles(new double[] {3, 3, 3, 3}, 4),
                "dash_syn", NdArray.ofDoubles(new double[] {2, 2, 2, 2}, 4),
                "dash_mem_out", NdArray.ofDoubles(new double[] {3, 3}, 2),
                "dash_syn_out", NdArray.ofDoubles(new double[] {2, 2}, 2));
    }

    private static NdArray rasters(long seed) {
        int[] counts = new Random(seed).ints(8 * 50 * 3, 0, 3).toArray();
        return NdArray.ofInts(DType.INT32, counts, 8, 50, 3);
    }
}
