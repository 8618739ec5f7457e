package dev.xylo.testkit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.rules.Design;
import dev.xylo.core.rules.DesignCheck;
import dev.xylo.core.rules.DesignRules;
import dev.xylo.core.rules.Offender;
import dev.xylo.formats.network.NetworkFormats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The design rules give the verdict of samna 0.7.1.0 on each of its own files, for the same reasons. */
class VendorVerdictTest {
    private static final Pattern UNIQUE = Pattern.compile("Reservoir neuron (\\d+) must be a unique alias target\\.");
    private static final Pattern EQUAL =
            Pattern.compile("Output neuron (\\d+) threshold must be equal to output neuron (\\d+)");

    @TempDir
    Path folder;

    static List<JsonNode> files() throws IOException {
        return new JsonMapper()
                .readTree(bytes("index.json"))
                .get("files")
                .valueStream()
                .toList();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = VendorVerdictTest.class.getResourceAsStream("samna/" + name)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isOurs(JsonNode verdict) throws IOException {
        String name = verdict.get("file").asString();
        Path file = Files.write(folder.resolve(name), bytes(name));

        DesignCheck check =
                DesignRules.check(Design.of(NetworkFormats.read(file).toXyloNetwork()), Chip.SYNS61300);

        assertThat(check.fits()).isEqualTo(verdict.get("valid").asBoolean());
        assertThat(check.errors().stream().flatMap(v -> v.worst().stream().map(Offender::where)))
                .containsExactlyElementsOf(verdict.get("message")
                        .asString()
                        .lines()
                        .map(VendorVerdictTest::reason)
                        .toList());
    }

    /** The vendor's words in ours. */
    private static String reason(String message) {
        Matcher unique = UNIQUE.matcher(message);
        if (unique.matches()) {
            return "hidden neuron " + unique.group(1);
        }
        Matcher equal = EQUAL.matcher(message);
        assertThat(equal.matches()).as(message).isTrue();
        return "readout neuron " + equal.group(1) + " must equal " + equal.group(2);
    }
}
