package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.rules.DesignCheck;
import dev.xylo.core.rules.DesignRules;
import dev.xylo.core.rules.Offender;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final Pattern UNIQUE = Pattern.compile("Reservoir neuron (\\d+) must be a unique alias target\\.");
    private static final Pattern EQUAL =
            Pattern.compile("Output neuron (\\d+) threshold must be equal to output neuron (\\d+)");

    @TempDir
    Path directory;

    /** What samna 0.7.1.0 said of the golden networks of core 1: file, network, valid, message. */
    static List<Map<String, Object>> verdicts() throws IOException {
        try (InputStream in = CheckCommandTest.class.getResourceAsStream("samna-verdicts.json")) {
            Map<String, Object> index = new JsonMapper().readValue(in, new TypeReference<>() {});
            List<Map<String, Object>> verdicts = new ArrayList<>();
            for (Object file : (List<?>) index.get("files")) {
                Map<String, Object> verdict = new JsonMapper().convertValue(file, new TypeReference<>() {});
                if (verdict.get("network") != null) {
                    verdicts.add(verdict);
                }
            }
            return verdicts;
        }
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void agreesWithTheVendorForTheSameReasons(Map<String, Object> verdict) throws IOException {
        String file = verdict.get("network").toString().replace("golden/", "");
        GoldenCase golden = GoldenCases.simulate().stream()
                .filter(c -> c.file().equals(file))
                .findFirst()
                .orElseThrow();
        DesignCheck check = DesignRules.check(Designs.of(golden.specification(golden.arrays())), Chip.SYNS61300);
        List<String> reasons = check.errors().stream()
                .flatMap(v -> v.worst().stream().map(Offender::where))
                .toList();
        assertThat(check.fits()).isEqualTo(verdict.get("valid"));
        assertThat(reasons)
                .containsExactlyElementsOf(verdict.get("message")
                        .toString()
                        .lines()
                        .map(CheckCommandTest::reason)
                        .toList());
    }

    private static String reason(String message) {
        Matcher unique = UNIQUE.matcher(message);
        if (unique.matches()) {
            return "hidden neuron " + unique.group(1);
        }
        Matcher equal = EQUAL.matcher(message);
        assertThat(equal.matches()).as(message).isTrue();
        return "readout neuron " + equal.group(1) + " must equal " + equal.group(2);
    }

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
}
