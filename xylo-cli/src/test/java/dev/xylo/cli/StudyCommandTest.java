package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    /** 40 samples cannot tell whether more than 2 points are lost, however they fall. */
    @Test
    void saysHowManySamplesWouldTell() {
        Cli few = study("--methods", "global", "--bits", "8", "--no-attribution", "--max-loss", "0.02");
        assertThat(few.status()).isEqualTo(3);
        assertThat(few.err().lines().filter(line -> line.startsWith("xylo: ")))
                .singleElement()
                .asString()
                .startsWith("xylo: cannot tell: global_8 loses")
                .contains("on 40 samples", "it takes 189 on which both are right alike");
    }

    /** With a threshold that nothing reaches, every answer is class 0. */
    @Test
    void aSilentFloatNetworkHasResultsAndNoVerdict() throws IOException {
        Path net = folder.resolve("silent.json");
        Files.writeString(net, """
                {"weights_in": [[1, 0], [0, 1]], "weights_out": [[1, 0], [0, 1]], "threshold": [1, 1],
                 "threshold_out": [1000, 1000], "dash_mem": [3, 3], "dash_syn": [2, 2], "dash_mem_out": [3, 3],
                 "dash_syn_out": [2, 2]}
                """);
        Path data = folder.resolve("data.npz");
        Npz.write(
                data,
                Map.of(
                        "input", NdArray.ofInts(DType.INT32, new int[] {3, 0, 3, 0, 0, 3, 0, 3}, 2, 2, 2),
                        "label", NdArray.ofInts(DType.INT32, new int[] {0, 1}, 2)));
        for (int run = 0; run < 2; run++) {
            Cli silent = Cli.run(
                    "study", net, "--data", data, "--bits", 8, "--max-loss", 0.5, "-o", folder.resolve("silent"));
            assertThat(silent.status()).isEqualTo(2);
            assertThat(silent.out())
                    .contains("No verdict: no readout of the float network spikes in any of the 2 samples")
                    .doesNotContain("is best", "chance");
            assertThat(silent.err().lines().filter(line -> line.startsWith("xylo: no verdict")))
                    .hasSize(1);
        }
        assertThat(folder.resolve("silent/results.json")).content().contains("\"undecided\" : \"No verdict: ");
        assertThat(folder.resolve("silent/report.html")).content().contains("No verdict: ");
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
                .startsWith("xylo: --fault-chips says how faults are injected, but none are; add --faults");
        Cli none = study("--faults", "--fault-counts", 0);
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("--fault-counts", "'0' is not an integer 1..1000000");
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
        Cli both =
                Cli.run("study", file, "--bits", "4", "--dt", "0.002", "--samples", 10, "-o", folder.resolve("both"));
        assertThat(both.status()).as(both.err()).isZero();
        assertThat(both.out()).contains("global_4").doesNotContain("global_8");
        assertThat(folder.resolve("both/manifest.json"))
                .content()
                .contains("\"dt\" : 0.002")
                .containsPattern("\"overrides_study_file\" : \\[ \"dt\", \"bits_per_weight\" \\]");
    }
}
