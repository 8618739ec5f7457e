package dev.xylo.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.network.NetworkFormat;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.random.NetworkGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files are not trusted: a size is checked before memory is taken for it, no path or link in a file is followed, and what a parser may nest
 * is bounded. Limits of NPY, NPZ and study files have their tests beside their readers.
 */
@Tag("long")
class UntrustedFilesTest {
    /** Bytes on disk: the file system does not store what was never written. */
    private static final long ONE_BYTE_MORE = 1;

    private static final String HEADER = "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }\n";
    private static final byte[] ONE_BYTE =
            ("\u0093NUMPY\1\0" + (char) HEADER.length() + "\0" + HEADER + "x").getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "soft-link, is a link to elsewhere; links are not followed",
        "external-link, is a link to elsewhere; links are not followed",
        "huge-declared-shape, integer overflow",
        "deflate-bomb, has a compressed chunk that does not give the 8192 bytes of its shape"
    })
    void hdf5(String fixture, String reason) throws IOException {
        Path file = folder.resolve("untrusted.nir");
        try (InputStream in = UntrustedFilesTest.class.getResourceAsStream("nir/" + fixture)) {
            Files.copy(in, file);
        }
        assertRefused(file, reason);
    }

    @Test
    void hdf5LargerThanAnyNetwork() throws IOException {
        Path file = sparse("large.nir", (128L << 20) + ONE_BYTE_MORE);
        try (RandomAccessFile head = new RandomAccessFile(file.toFile(), "rw")) {
            head.write(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'});
        }
        assertRefused(file, "is larger than 128 MiB");
    }

    /** Names of members are keys; one that climbs out of the folder is a strange key, and nothing is unpacked. */
    @Test
    void pathsInAnArchive() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("climbs.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"../../escaped.npy", "/tmp/xylo-escaped.npy", "..\\escaped.npy"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(ONE_BYTE);
                zip.closeEntry();
            }
        }
        assertThat(Npz.read(file).keySet()).containsExactly("../../escaped", "/tmp/xylo-escaped", "..\\escaped");
        assertThatThrownBy(() -> NetworkFormats.read(file)).isInstanceOf(FormatException.class);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
        }
        assertThat(Path.of("/tmp/xylo-escaped.npy")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"deep.json", "deep.samna.json"})
    void deepJson(String name) throws IOException {
        String key = name.contains("samna") ? "polymorphic_id" : "weights_in";
        String deep = "{\"" + key + "\": " + "[".repeat(200_000) + "]".repeat(200_000) + "}";
        assertRefused(Files.writeString(folder.resolve(name), deep), "nest");
    }

    @ParameterizedTest
    @CsvSource({"9, is not valid JSON", "a, weights_in: is text"})
    void endlessJsonTokens(String character, String reason) throws IOException {
        String token = character.equals("9") ? "9".repeat(1 << 21) : "\"" + character.repeat(1 << 21) + "\"";
        assertRefused(Files.writeString(folder.resolve("long.json"), "{\"weights_in\": " + token + "}"), reason);
    }

    @Test
    void ramImagesLargerThanAnyMemory() throws IOException {
        Path ram = ramImages();
        sparse("net.ram/iwtram.ini", (64L << 20) + ONE_BYTE_MORE);
        assertRefused(ram, "iwtram.ini: is larger than 64 MiB");
    }

    /** The configuration declares sizes; a small file cannot declare much. */
    @ParameterizedTest
    @CsvSource({"IN, 5000", "RSN, 4096", "ON, 5000", "IWBS, 1025", "N_SYNS, 3"})
    void ramImagesThatDeclareTooMuch(String key, int value) throws IOException {
        Path config = ramImages().resolve("basic_config.json");
        String changed = Files.readString(config).replaceFirst("\"" + key + "\": \\d+", "\"" + key + "\": " + value);
        Files.writeString(config, changed);
        assertRefused(config.getParent(), "basic_config.json: " + key + ": is not a whole number 0..");
    }

    private Path ramImages() throws IOException {
        NetworkFormat format = NetworkFormats.ofKey("ram").orElseThrow();
        Path ram = folder.resolve("net.ram");
        Specification network = Specification.of(new NetworkGenerator(3).network(Core.CORE_2));
        format.write(ram, format.fit(network).specification(), Map.of());
        return ram;
    }

    private Path sparse(String name, long length) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
        return file;
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> NetworkFormats.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(1_000));
    }
}
