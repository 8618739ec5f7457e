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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RAM images that xylosim 0.1.3 wrote for the golden networks (see make_ram_images.py). */
class GoldenRamTest {
    private static final double DT = RamReference.DT;

    private static Map<String, Map<String, byte[]>> images;

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        images = RamReference.images();
    }

    private static NetworkFormat ram(int core) {
        return NetworkFormats.ofKey("ram").orElseThrow().forChip(core == 1 ? Chip.SYNS61300 : Chip.SYNS61201);
    }

    private static Specification network(String name) {
        return RamReference.network(name).withTimeStep(DT);
    }

    private static int core(String name) {
        return RamReference.core(name);
    }

    private static Map<String, byte[]> memories(String name) {
        Map<String, byte[]> memories = new TreeMap<>(images.get(name));
        memories.keySet().removeIf(file -> file.contains("/"));
        return memories;
    }

    /** The networks with 8-bit biases and at most one alias target per neuron; the reference wraps or drops the others. */
    @Test
    void filesEqualTheReferenceByteForByte() throws IOException {
        int equal = 0;
        for (String name : images.keySet()) {
            Specification network = network(name);
            if (!ram(core(name)).fit(network).losses().isEmpty()) {
                continue;
            }
            Path ours = folder.resolve(name + ".ram");
            ram(core(name)).write(ours, network, Map.of());
            Map<String, byte[]> expected = memories(name);
            try (Stream<Path> files = Files.list(ours)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(expected.keySet());
            }
            for (Map.Entry<String, byte[]> file : expected.entrySet()) {
                assertThat(Files.readString(ours.resolve(file.getKey()), StandardCharsets.ISO_8859_1))
                        .as("%s/%s", name, file.getKey())
                        .isEqualTo(new String(file.getValue(), StandardCharsets.ISO_8859_1));
            }
            equal++;
        }
        assertThat(images).hasSize(45);
        assertThat(equal).isEqualTo(28);
    }

    /** What the reference wraps or drops, ours refuses; forced, everything but that is equal. */
    @Test
    void theOthersAreRefusedAndDifferInNothingElse() throws IOException {
        int refused = 0;
        for (String name : images.keySet()) {
            Fit fit = ram(core(name)).fit(network(name));
            if (fit.losses().isEmpty()) {
                continue;
            }
            Path ours = folder.resolve(name + ".ram");
            assertThatThrownBy(() -> ram(core(name)).write(ours, network(name), Map.of()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("RAM images cannot hold the whole network: ");
            assertThat(ours).doesNotExist();
            ram(core(name)).write(ours, fit.specification(), Map.of());
            for (Map.Entry<String, byte[]> file : memories(name).entrySet()) {
                if (!file.getKey().equals("nbram.ini") && !file.getKey().matches("r[ac]ram.ini")) {
                    assertThat(ours.resolve(file.getKey()))
                            .as("%s/%s", name, file.getKey())
                            .hasBinaryContent(file.getValue());
                }
            }
            refused++;
        }
        assertThat(refused).isEqualTo(17);
    }

    @Test
    void readingTheReferenceGivesTheGoldenNetworks() throws IOException {
        for (String name : images.keySet()) {
            Fit fit = ram(core(name)).fit(network(name));
            Path theirs = Files.createDirectory(folder.resolve(name));
            for (Map.Entry<String, byte[]> file : memories(name).entrySet()) {
                Files.write(theirs.resolve(file.getKey()), file.getValue());
            }
            Specification read = NetworkFormats.read(theirs);
            assertThat(read.warnings()).as(name).isEmpty();
            assertThat(read.timeStep()).hasValue(DT);
            if (fit.losses().isEmpty()) {
                assertThat(read.toArrays())
                        .as(name)
                        .isEqualTo(fit.specification().toArrays());
            } else {
                XyloNetwork expected = fit.specification().toXyloNetwork();
                XyloNetwork network = read.toXyloNetwork();
                for (Parameter parameter : Parameter.values()) {
                    if (parameter.kind() != Parameter.Kind.BIAS) {
                        assertThat(network.values(parameter)).containsExactly(expected.values(parameter));
                    }
                }
            }
        }
    }
}
