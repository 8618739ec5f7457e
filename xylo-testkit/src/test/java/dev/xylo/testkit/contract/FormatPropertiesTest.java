package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.Network;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.testkit.property.FloatNetworkCases;
import dev.xylo.testkit.property.Property;
import dev.xylo.testkit.property.RunCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back, bit by bit. */
class FormatPropertiesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"npz", "json"})
    void integerNetworks(String extension) {
        Path file = directory.resolve("net." + extension);
        Property.of("integer networks come back from " + extension, RunCases.any())
                .tries(100)
                .check(run -> same(run.network(), writtenAndRead(file, Specification.of(run.network()), true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"npz", "json"})
    void floatNetworks(String extension) {
        Path file = directory.resolve("net." + extension);
        Property.of("float networks come back from " + extension, FloatNetworkCases.any())
                .tries(100)
                .check(network -> same(network, writtenAndRead(file, Specification.of(network), false)));
    }

    @Test
    void goldenFiles() {
        Path file = directory.resolve("golden.npz");
        Property.of("golden files come back", RunCases.any()).tries(100).check(run -> {
            DataSet data = new DataSet(List.of(run.input(), run.input().slice(0, 1)), new int[0], true);
            Golden golden = Golden.record(run.network(), run.core(), data, Map.of("by", "a test"));
            try {
                GoldenFile.write(file, golden);
                Golden read = GoldenFile.read(file);
                same(golden.network(), read.network());
                assertThat(read.core()).isEqualTo(run.core());
                assertThat(read.data()).isEqualTo(data);
                assertThat(read.states()).isEqualTo(golden.states());
                assertThat(read.provenance()).containsEntry("by", "a test").containsKey("network_sha256");
                assertThat(read.replay().equal()).isTrue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Network<?> writtenAndRead(Path file, Specification specification, boolean integer) {
        try {
            NetworkFormats.write(file, specification);
            Specification read = NetworkFormats.read(file);
            return integer ? read.toXyloNetwork() : read.toFloatNetwork();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(Network<?> expected, Network<?> actual) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        // JSON lists them by source; the order does not matter to the chip.
        assertThat(actual.aliases()).containsExactlyInAnyOrderElementsOf(expected.aliases());
        for (Parameter parameter : Parameter.values()) {
            assertThat(actual.values(parameter)).as(parameter.key()).isEqualTo(expected.values(parameter));
        }
    }
}
