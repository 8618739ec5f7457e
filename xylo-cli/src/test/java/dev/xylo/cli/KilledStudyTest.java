package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study in a JVM of its own is killed again and again; the same command goes on, and the results are those of a quiet run. */
@Tag("long")
class KilledStudyTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void resultsAreThoseOfAnUndisturbedRun() throws IOException, InterruptedException {
        long seed = 20261124;
        Random random = new Random(seed);
        Path quiet = folder.resolve("quiet");
        Path killed = folder.resolve("killed");
        assertThat(Cli.run(words(quiet, 1)).status()).isZero();
        int kills = 0;
        for (int run = 0; run < KILLS; run++) {
            Process process = new ProcessBuilder(command(killed))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(300 + random.nextInt(1200), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        Cli last = Cli.run(words(killed, 2));
        assertThat(last.status()).as(last.err()).isZero();
        for (String file : List.of("results.json", "results.csv", "counts.npz", "scores.npz")) {
            assertThat(Files.readAllBytes(killed.resolve(file)))
                    .as("%s, seed %d, %d kills", file, seed, kills)
                    .isEqualTo(Files.readAllBytes(quiet.resolve(file)));
        }
        assertThat(killed.resolve("checkpoint.journal")).doesNotExist();
    }

    private static Object[] words(Path out, int threads) {
        return new Object[] {"study", DIGITS, "--samples", 100, "--bits", "8", "--threads", threads, "-o", out};
    }

    private static String[] command(Path out) {
        return ChildJvm.command(
                List.of(), Stream.of(words(out, 2)).map(Object::toString).toList());
    }
}
