package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the training run does its work: one that failed would train nothing, and nobody would see it. */
class StartTrainingTest {
    @Test
    void everyCommandRuns(@TempDir Path scratch) throws Exception {
        StartTraining.main(new String[] {
            Path.of("..", "examples", "digits").toString(),
            scratch.resolve("new").toString()
        });
        assertThat(scratch.resolve("new/integers.npz")).isNotEmptyFile();
        assertThat(scratch.resolve("new/recording.npz")).isNotEmptyFile();
        assertThat(scratch.resolve("new/results/report.html")).isNotEmptyFile();
    }
}
