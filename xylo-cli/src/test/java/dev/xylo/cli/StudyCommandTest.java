package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
    private static final Path DIGITS =
            Path.of("../examples/digits").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Cli study(Object... more) {
        Object[] words = new Object[more.length + 6];
        System.arraycopy(new Object[] {"study", DIGITS, "--samples", 40, "-o", folder.resolve("out")}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return Cli.run(words);
    }

    @Test
    void gates() {
        Cli good = study("--methods", "global", "--bits", "8", "--fail-below", "0.9", "--max-loss", "0.5");
        assertThat(good.status()).as(good.err()).isZero();
        study("--methods", "channel", "--bits", "8", "--no-attribution", "--fresh");
        Cli bad = study("--methods", "channel", "--bits", "8", "--no-attribution", "--fail-below", "0.999");
        assertThat(bad.status()).isEqualTo(3);
        assertThat(bad.err().lines().filter(line -> line.startsWith("xylo: ")))
                .singleElement()
                .asString()
                .contains("channel_8 is right on", "below 99.90 %");
        assertThat(bad.out()).contains("complete already");
        Cli loss = study("--methods", "channel", "--bits", "8", "--no-attribution", "--max-loss", "0.02");
        assertThat(loss.status()).isEqualTo(3);
        assertThat(loss.err()).contains("95 % paired interval");
        assertThat(study("--fail-below", "93").err()).contains("--fail-below is 93.0", "0..1");
    }

    @Test
    void faultsOfEveryConfiguration() throws IOException {
        Cli faults = study(
                "--bits",
                "8,4",
                "--methods",
                "global",
                "--no-attribution",
                "--faults",
                "--fault-counts",
                "1,30",
                "--fault-chips",
                2,
                "--fault-singles",
                1,
                "--fault-samples",
                5);
        assertThat(faults.status()).as(faults.err()).isZero();
        assertThat(faults.out()).containsPattern("With 30 faulty bits global_[84] keeps most: accuracy");
        assertThat(folder.resolve("out/report.html")).content().contains("Which bits are vulnerable");
        assertThat(folder.resolve("out/faults")).doesNotExist();

        Cli without = study("--fault-chips", 3);
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err().strip())
                .isEqualTo("xylo: --fault-chips says how faults are injected, but none are; add --faults");
        Cli none = study("--faults", "--fault-counts", 0);
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err().strip()).isEqualTo("xylo: fault_counts is 0; it must be 1..1000000");
    }

    @Test
    void anotherStudyIsRefusedInOneLine() {
        assertThat(study("--bits", "8", "--no-attribution").status()).isZero();
        Cli other = study("--bits", "7", "--no-attribution");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err().lines().filter(line -> line.startsWith("xylo: ")))
                .singleElement()
                .asString()
                .contains("another study", "bits_per_weight is [8] there, [7] here", "--fresh");
        assertThat(study("--bits", "7", "--no-attribution", "--fresh").status()).isZero();
    }

    @Test
    void studyFileSaysTheSameAsOptions() throws IOException {
        Path file = folder.resolve("digits.yaml");
        Files.writeString(file, """
                network: %s/network.npz
                data: %s/test.npz
                methods: global
                bits_per_weight: 8
                attribution: false
                """.formatted(DIGITS, DIGITS));
        Cli byFile = Cli.run("study", file, "--samples", 40, "-o", folder.resolve("by-file"));
        assertThat(byFile.status()).as(byFile.err()).isZero();
        assertThat(study("--methods", "global", "--bits", "8", "--no-attribution")
                        .status())
                .isZero();
        assertThat(folder.resolve("by-file/results.json")).hasSameBinaryContentAs(folder.resolve("out/results.json"));
        Cli both = Cli.run("study", file, "--bits", "8");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("--bits and a study file");
    }
}
