package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples' spike counts are what their recordings give. */
class EncodedExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"motion, imu", "sounds, audio3"})
    void theCountsOfAnExampleAreThoseOfItsRecordings(String example, String frontEnd) throws IOException {
        Path folder = EXAMPLES.resolve(example);
        Path out = directory.resolve("test.npz");

        Cli cli = Cli.run(
                "encode",
                frontEnd,
                folder.resolve("recordings"),
                "--labels",
                folder.resolve("labels.csv"),
                "--as-chip",
                "-o",
                out);

        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(Cli.read(out)).isEqualTo(Cli.read(folder.resolve("test.npz")));
    }
}
