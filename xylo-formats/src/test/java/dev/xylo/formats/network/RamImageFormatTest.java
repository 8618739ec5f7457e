package dev.xylo.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.Mutations;
import dev.xylo.formats.Tame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RAM images; that they equal the reference's is tested with the golden networks. */
class RamImageFormatTest {
    private final NetworkFormat format = NetworkFormats.ofKey("ram").orElseThrow();

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = directory.resolve("net.ram");
    }

    private Specification network(int variant) throws IOException {
        return format.fit(Specification.of(Networks.integers(variant, new Random(variant))))
                .specification();
    }

    private Map<String, byte[]> written(int variant) throws IOException {
        NetworkFormats.write(folder, network(variant));
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void everyTruncationOfEveryFileIsAnError() throws IOException {
        for (Map.Entry<String, byte[]> file : written(4).entrySet()) {
            Path path = folder.resolve(file.getKey());
            int content = new String(file.getValue(), StandardCharsets.ISO_8859_1)
                    .stripTrailing()
                    .length();
            // A comment at the end holds no value.
            boolean comments = file.getKey().matches("rwt2?ram.ini|rforam.ini");
            for (int length = 0; length < content; length++) {
                byte[] cut = Arrays.copyOf(file.getValue(), length);
                Tame.write(path, cut);
                boolean complains = Tame.complains(cut, file.getKey() + " cut at " + length, () -> format.read(folder));
                assertThat(complains || comments)
                        .as("%s cut at %d", file.getKey(), length)
                        .isTrue();
            }
            Files.delete(path);
            if (!file.getKey().equals("nbram.ini")) {
                assertThatThrownBy(() -> format.read(folder))
                        .isInstanceOf(FormatException.class)
                        .hasMessage(path + ": no such file");
            }
            Files.write(path, file.getValue());
        }
    }

    @Test
    void survivesRandomDamage() throws IOException {
        Random random = new Random(20261124);
        int[] complaints = new int[1];
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int variant = 0; variant < 8; variant++) {
                Map<String, byte[]> files = written(variant);
                List<String> names = List.copyOf(files.keySet());
                for (int i = 0; i < 1_250; i++) {
                    String name = names.get(random.nextInt(names.size()));
                    byte[] damaged = Mutations.mutate(files.get(name), random);
                    Tame.write(folder.resolve(name), damaged);
                    if (Tame.complains(damaged, name + ", variant " + variant + ", case " + i, () -> {
                        Specification read = NetworkFormats.read(folder);
                        read.toArrays();
                        read.toFloatNetwork();
                        read.toXyloNetwork();
                    })) {
                        complaints[0]++;
                    }
                    Tame.write(folder.resolve(name), files.get(name));
                }
            }
        });
        assertThat(complaints[0]).isGreaterThan(3_000);
    }

    @Test
    void replacesItsOwnFoldersAndNoOthers() throws IOException {
        written(0);
        Files.createDirectory(folder.resolve("vmem"));
        NetworkFormats.write(folder, network(4));
        assertThat(folder.resolve("vmem")).doesNotExist();
        assertThat(NetworkFormats.read(folder).toArrays()).isEqualTo(network(4).toArrays());
        Files.writeString(folder.resolve("thesis.tex"), "mine");
        assertThatThrownBy(() -> NetworkFormats.write(folder, network(0)))
                .isInstanceOf(FormatException.class)
                .hasMessage(
                        folder + ": holds other files, such as thesis.tex, and a folder is replaced as a whole; choose"
                                + " another one");
        assertThat(NetworkFormats.read(folder).toArrays()).isEqualTo(network(4).toArrays());
        Path file = Files.writeString(directory.resolve("file.ram"), "mine");
        assertThatThrownBy(() -> NetworkFormats.write(file, network(0)))
                .hasMessage(file + ": is a file, not a folder; choose another name, or delete it");
        assertThatThrownBy(() -> NetworkFormats.write(directory.resolve("no/net.ram"), network(0)))
                .hasMessageContaining("no such folder");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(folder, file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndmram.ini | 3\\nG\\n | line 2 is G; needed are 1 hexadecimal digits, or a comment",
                "ndmram.ini | 10\\n | line 1 is 10; needed are 1 hexadecimal digits, or a comment",
                "nthram.ini | 0001\\n | has 1 values; needed are 2 for hidden and at least 1 for readout neurons",
                "owtram.ini | 01\\n | has 1 values; needed are 2",
                "rforam.ini | 007\\n | has target 7 of neuron 0; there are 2 hidden neurons",
                "basic_config.json | [] | is not a JSON object",
                "basic_config.json | {} | IN: is missing",
                "basic_config.json | {\"IN\": 1.5} | IN: is not a whole number 0..4096",
                "basic_config.json | {\"IN\": 1, \"RSN\": 99999} | RSN: is not a whole number 0..4095",
                "basic_config.json | {\"RA\": 1} | RA: is neither true nor false",
                "basic_config.json | {\"IN\": 1, \"RSN\": 2 | is not valid JSON (line 1, column 19): Unexpected end-of-input:"
                        + " expected close marker for Object"
            })
    void saysWhatIsWrong(String name, String content, String message) throws IOException {
        NetworkFormats.write(folder, small());
        Path file = folder.resolve(name);
        Files.writeString(file, content.replace("\\n", "\n"));
        assertThatThrownBy(() -> NetworkFormats.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": " + message);
    }

    private static Specification small() {
        return Specification.of(XyloNetwork.of(
                NetworkShape.of(1, 2, 1, 1),
                Map.of(
                        Parameter.WEIGHTS_IN, new int[] {1, -2},
                        Parameter.WEIGHTS_REC, new int[] {0, 5, 0, 0},
                        Parameter.WEIGHTS_OUT, new int[] {3, -4}),
                List.of()));
    }

    @Test
    void whatASwitchTurnsOffIsLeftOutWithAWarning() throws IOException {
        Specification biased = Specification.of(XyloNetwork.of(
                NetworkShape.of(1, 1, 1, 2),
                Map.of(
                        Parameter.WEIGHTS_IN, new int[] {1, 2},
                        Parameter.WEIGHTS_OUT, new int[] {3},
                        Parameter.BIAS, new int[] {7}),
                List.of()));
        NetworkFormats.write(folder, biased);
        Path config = folder.resolve("basic_config.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("\"BIAS\": true", "\"BIAS\": false, \"IEN\": 3")
                        .replace("\"N_SYNS\": 2", "\"N_SYNS\": 1"));
        Specification read = NetworkFormats.read(folder);
        assertThat(read.shape().synapses()).isEqualTo(1);
        assertThat(read.values(Parameter.BIAS)).isEmpty();
        assertThat(read.warnings())
                .containsExactly(
                        "basic_config.json: IEN is not known and ignored",
                        "iwt2ram.ini has 1 values that are not 0, but N_SYNS is not 2: they are ignored",
                        "nbram.ini has 1 values that are not 0, but BIAS is false: they are ignored");
    }

    @Test
    void whatTheWidthOfTheFilesDoesNotAllow() {
        int hidden = 300;
        int[] recurrent = new int[hidden * hidden];
        Arrays.fill(recurrent, 2 * hidden, 2 * hidden + 256, 1);
        Specification dense = Specification.of(XyloNetwork.of(
                NetworkShape.of(1, hidden, 1, 1),
                Map.of(
                        Parameter.WEIGHTS_IN, new int[hidden],
                        Parameter.WEIGHTS_REC, recurrent,
                        Parameter.WEIGHTS_OUT, new int[hidden]),
                List.of()));
        assertThatThrownBy(() -> format.forChip(Chip.SYNS65302).fit(dense))
                .isInstanceOf(FormatException.class)
                .hasMessage(
                        "hidden neuron 2 has 256 recurrent targets; RAM images count them in 2 hexadecimal digits, 255 at"
                                + " most");
    }
}
