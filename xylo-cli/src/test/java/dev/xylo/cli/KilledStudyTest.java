package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work of every kind in a JVM of its own is killed again and again; the same command goes on, and the results are those of a quiet run. */
@Tag("long")
class KilledStudyTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    private static final int KILLS = 6;
    private static final int FEW = 10;
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
                                DIGITS,
                                "--samples",
                                20,
                                "--bits",
                                "8",
                                "--methods",
                                "calibrated",
                                "--compat",
                                "corrected",
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
        Path net = folder.resolve("net.npz");
        Path calibration = folder.resolve("calibration.npz");
        if (!Files.exists(net)) {
            Cli.run("quantize", DIGITS.resolve("network.npz"), "-o", net);
            DataSet train = DataSets.read(DIGITS.resolve("train.npz"));
            int steps = train.samples().get(0).steps();
            int channels = train.channels();
            int[] counts = IntStream.range(0, FEW * steps * channels)
                    .map(i -> train.samples().get(i / channels / steps).count(i / channels % steps, i % channels))
                    .toArray();
            Npz.write(calibration, Map.of("input", NdArray.ofInts(DType.INT32, counts, FEW, steps, channels)));
        }
        Map<Object, Object> files = Map.of("NET", net, "CALIBRATION", calibration);
        return Stream.concat(
                        kind.words().stream().map(word -> files.getOrDefault(word, word)),
                        Stream.of("--threads", threads, "-o", out))
                .toArray();
    }
}
