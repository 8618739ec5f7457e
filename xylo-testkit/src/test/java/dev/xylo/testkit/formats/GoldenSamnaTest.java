package dev.xylo.testkit.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.network.Fit;
import dev.xylo.formats.network.NetworkFormat;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Configurations that the vendor's program samna 0.7.1.0 wrote for SYNS61300. */
class GoldenSamnaTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path folder;

    static List<JsonNode> files() throws IOException {
        return MAPPER.readTree(bytes("index.json")).get("files").valueStream().toList();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = GoldenSamnaTest.class.getResourceAsStream("samna/" + name)) {
            return in.readAllBytes();
        }
    }

    private Path copy(String name) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    private static XyloNetwork golden(String file) throws IOException {
        GoldenCase golden = GoldenCases.simulate().stream()
                .filter(candidate -> ("golden/simulate/" + file).endsWith(candidate.file()))
                .findFirst()
                .orElseThrow();
        return golden.specification(golden.arrays()).toXyloNetwork();
    }

    private static NetworkFormat samna() {
        return NetworkFormats.ofKey("samna").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readingGivesTheNetworkThatWasConfigured(JsonNode entry) throws IOException {
        Specification read = NetworkFormats.read(copy(entry.get("file").asString()));
        assertThat(read.warnings()).isEmpty();
        assertThat(read.isInteger()).isTrue();
        XyloNetwork network = read.toXyloNetwork();
        if (entry.get("network").isNull()) {
            assertThat(network.aliases()).hasSize(2);
            return;
        }
        XyloNetwork golden = golden(entry.get("network").asString());
        // The file has a row for every hidden neuron, also where input or readout reach fewer.
        XyloNetwork expanded =
                samna().fit(Specification.of(golden)).specification().toXyloNetwork();
        assertThat(network.shape()).isEqualTo(expanded.shape());
        assertThat(network.aliases()).isEqualTo(golden.aliases());
        boolean asInTheFile = network.shape().equals(golden.shape());
        for (Parameter parameter : Parameter.values()) {
            assertThat(network.values(parameter)).as(parameter.key()).containsExactly(expanded.values(parameter));
            if (asInTheFile) {
                assertThat(network.values(parameter)).as(parameter.key()).containsExactly(golden.values(parameter));
            }
        }
        assertThat(asInTheFile).isEqualTo(!entry.get("file").asString().equals("core1-partial-in-out.json"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readingAndWritingGivesTheSameFile(JsonNode entry) throws IOException {
        String name = entry.get("file").asString();
        Path file = copy(name);
        Path ours = folder.resolve("ours.samna.json");
        NetworkFormats.write(ours, NetworkFormats.read(file));
        assertThat(MAPPER.readTree(Files.readAllBytes(ours))).isEqualTo(MAPPER.readTree(bytes(name)));
        assertThat(ours).hasBinaryContent(bytes(name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void writingTheGoldenNetworkGivesTheSameFile(JsonNode entry) throws IOException {
        if (entry.get("network").isNull()) {
            return;
        }
        Path ours = folder.resolve("ours.samna.json");
        NetworkFormats.write(ours, Specification.of(golden(entry.get("network").asString())));
        assertThat(ours).hasBinaryContent(bytes(entry.get("file").asString()));
    }

    /** The other chips' form was inferred; what we write we read. */
    @ParameterizedTest
    @ValueSource(strings = {"xylo1", "audio2", "imu", "audio3"})
    void everyChipsFormComesBack(String key) throws IOException {
        NetworkFormat format = samna().forChip(Chip.ofKey(key));
        Path file = folder.resolve("net.samna.json");
        for (GoldenCase golden : GoldenCases.simulate()) {
            if (golden.file().contains("full-chip")) {
                continue;
            }
            Specification network = golden.specification(golden.arrays());
            Fit fit = format.fit(network);
            format.write(file, fit.specification(), Map.of());
            Specification read = NetworkFormats.read(file);
            assertThat(read.warnings()).isEmpty();
            assertThat(read.toArrays())
                    .as(golden.file())
                    .isEqualTo(fit.specification().toArrays());
        }
    }

    @Test
    void whatTheConfigurationCannotHoldIsNamedAndNotDropped() throws IOException {
        Specification targets = Specification.of(golden("core1-alias-many-targets.npz"));
        Path file = folder.resolve("net.samna.json");
        assertThatThrownBy(() -> NetworkFormats.write(file, targets))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(
                        file + ": samna JSON cannot hold the whole network: aliases: 12 targets are second"
                                + " ones of their neuron, and samna JSON holds one per neuron: ");
        assertThat(file).doesNotExist();
        Specification biased = Specification.of(golden("core2-plain-bias.npz"));
        assertThatThrownBy(() -> samna().forChip(Chip.SYNS61300).write(file, biased, Map.of()))
                .hasMessageContaining("bias: 12 values are not 0; Xylo 1 (SYNS61300) has no bias: bias[0] = ");
        assertThatThrownBy(() -> samna().forChip(Chip.SYNS63300).write(file, biased, Map.of()))
                .hasMessageContaining("weights of the second synapse are not 0; samna JSON has one synapse");
        assertThat(samna().fit(biased).notes())
                .containsExactly(
                        "written for Xylo Audio 2 (SYNS61201), as the network has biases; --chip chooses another");
    }
}
