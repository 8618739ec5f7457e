package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    @TempDir
    Path directory;

    @Test
    void saysWhatIsWrongAndExitsWith1() throws IOException {
        Path net = Cli.file(
                GoldenCases.simulate().stream()
                        .filter(c -> c.file().contains("core1-alias.npz"))
                        .findFirst()
                        .orElseThrow(),
                directory);
        Path json = directory.resolve("check.json");

        Cli cli = Cli.run("check", net, "--chip", "xylo1", "--json", json);

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.out())
                .contains(
                        "error: unique-alias-target: 2 alias sources per hidden neuron, allowed at most 1: hidden neuron 6 (2),"
                                + " hidden neuron 18 (2); fix: ")
                .contains("error: shared-output-thresholds: ")
                .contains("readout neuron 1 must equal 0 (1028)")
                .contains("warning: alias-upward: ");
        assertThat(cli.out().lines().reduce((a, b) -> b).orElseThrow())
                .startsWith("does not fit Xylo 1 (SYNS61300): 2 errors, ");
        Map<String, Object> written = new JsonMapper().readValue(Files.readAllBytes(json), new TypeReference<>() {});
        assertThat(written).containsEntry("fits", false).containsEntry("part", "SYNS61300");
        assertThat((List<?>) written.get("errors")).hasSize(2);
    }

    @Test
    void floatSpecificationsBeforeAndAfterQuantization() throws IOException {
        Path spec = Cli.file(GoldenCases.pipeline().get(0), directory);
        Cli before = Cli.run("check", spec, "--chip", "audio3");
        assertThat(before.status()).as(before.out() + before.err()).isZero();
        assertThat(before.out()).contains("note: ranges of weights", "recurrent-slots", "31744", "fits Xylo Audio 3");
        Cli after = Cli.run("check", spec, "--chip", "audio3", "--method", "channel", "--compat", "corrected");
        assertThat(after.status()).as(after.out() + after.err()).isZero();
        assertThat(after.out()).contains("quantized with channel (corrected)").doesNotContain("note: ");
    }

    @Test
    void wrongInput() throws IOException {
        Path net = Cli.file(GoldenCases.simulate().get(0), directory);
        Cli method = Cli.run("check", net, "--chip", "audio2", "--method", "global");
        assertThat(method.status()).isEqualTo(2);
        assertThat(method.err()).contains("in integers already");
        Cli chip = Cli.run("check", net, "--chip", "audio22");
        assertThat(chip.status()).isEqualTo(2);
        assertThat(chip.err()).contains("Did you mean 'audio2'?", "xylo1, audio2, imu, audio3");
        assertThat(Cli.run("check", net).status()).isEqualTo(2);
    }

    @Test
    void aStudyRefusesWhatTheChipCannotHold() throws IOException {
        Path spec = Cli.file(GoldenCases.pipeline().get(0), directory);
        Path out = directory.resolve("results");
        Cli bias = Cli.run("study", spec, "--chip", "xylo1", "-o", out);
        assertThat(bias.status()).isEqualTo(2);
        assertThat(bias.err())
                .contains(
                        "Xylo 1 (SYNS61300) cannot hold the network: bias-range: ", "; fix: ", "'xylo check' says all");
        assertThat(out).doesNotExist();
        assertThat(Cli.run("study", spec, "--chip", "imu", "--core", "2", "-o", out)
                        .err())
                .contains("exclude each other");
        Cli fits = Cli.run("study", spec, "--chip", "audio3", "--methods", "global", "--bits", "8", "-o", out);
        assertThat(fits.status()).as(fits.err()).isZero();
        assertThat(fits.out()).contains("core 2");
    }
}
