package dev.xylo.formats.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.Mutations;
import dev.xylo.formats.Tame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("net.npz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored", "deflated"})
    void readsWhatNumpyWrote(String name) throws IOException {
        Path fixture = Fixtures.path(name + ".npz");
        Map<String, NdArray> arrays = Npz.read(fixture);
        assertThat(arrays.keySet()).containsExactly("a", "b", "c", "empty");
        assertThat(arrays)
                .containsEntry("a", NdArray.ofInts(DType.INT8, new int[] {-7, -4, -1, 2, 5, 8}, 2, 3))
                .containsEntry(
                        "b", NdArray.ofDoubles(new double[] {-7, -4, -1, 2, 5, 8, 11, 14, 17, 20, 23, 26}, 2, 3, 2))
                .containsEntry("c", NdArray.scalar(DType.INT64, 5))
                .containsEntry("empty", NdArray.ofInts(DType.INT32, new int[0], 0));
        assertThat(Npz.keys(fixture)).containsExactly("a", "b", "c", "empty");
        assertThat(Npz.headers(fixture))
                .hasToString("{a=int8 (2, 3), b=float64 (2, 3, 2), c=int64 (), empty=int32 (0,)}");
    }

    @Test
    void decodesOnlyWhatIsWanted() throws IOException {
        Path fixture = Fixtures.path("with-objects.npz");
        assertThat(Npz.read(fixture, key -> key.equals("a") || key.equals("c")).keySet())
                .containsExactly("a", "c");
        assertThat(Npz.headers(fixture).get("names")).hasToString("<U1 (2,)");
        assertThat(Npz.headers(fixture).get("none")).hasToString("|O ()");
        assertThatThrownBy(() -> Npz.read(fixture))
                .isInstanceOf(FormatException.class)
                .hasMessage(
                        fixture + ": names: has elements of type <U1, text; only integers, floats and bools are read");
    }

    @Test
    void whatIsWrittenIsReadAndIsTheSameInEveryTimeZone() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("z", NdArray.ofDoubles(new double[] {1, -0.0, Double.NaN}, 3));
        arrays.put("a", NdArray.ofInts(DType.UINT8, new int[6], 2, 3));
        arrays.put("\u03c4 / ..\\x", NdArray.scalar(DType.INT64, -1));
        Npz.write(file, arrays);
        assertThat(Npz.read(file)).containsExactlyEntriesOf(arrays);
        byte[] first = Files.readAllBytes(file);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Npz.write(file, arrays);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(file).hasBinaryContent(first);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void ignoresMembersThatAreNoArrays() throws IOException {
        zip(member("readme.txt", new byte[] {1, 2}), member("a.npy", npy("|u1", "(1,)", new byte[1])));
        assertThat(Npz.read(file).keySet()).containsExactly("a");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertThatThrownBy(() -> Npz.read(file)).hasMessage(file + ": no such file");
        assertThatThrownBy(() -> Npz.read(folder)).hasMessage(folder + ": is a directory, not a file");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessage(file + ": is not a whole ZIP (NPZ) file: zip file is empty");
        Path twice = Fixtures.path("refused-twice.npz");
        assertThatThrownBy(() -> Npz.read(twice)).hasMessage(twice + ": a: stands twice in the file");
        Path bzip2 = Fixtures.path("refused-bzip2.npz");
        assertThatThrownBy(() -> Npz.read(bzip2))
                .isInstanceOf(FormatException.class)
                .hasMessage(bzip2 + ": is not a whole ZIP (NPZ) file: invalid CEN header (bad compression method: 12)");
        zip(member("a.npy", new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> Npz.read(file))
                .hasMessage(file + ": a: is not an NPY array: it does not begin with \\x93NUMPY");
    }

    @Test
    void refusesEncryptedMembersAndWrongChecksums() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("stored.npz"));
        int directory = indexOf(whole, new byte[] {'P', 'K', 1, 2});
        byte[] encrypted = whole.clone();
        encrypted[directory + 8] |= 1;
        Files.write(file, encrypted);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("encrypted");
        byte[] wrong = whole.clone();
        // The last byte of the first member's data: valid, but another number.
        wrong[indexOf(Arrays.copyOfRange(whole, 4, whole.length), new byte[] {'P', 'K', 3, 4}) + 4 - 1] ^= 1;
        Files.write(file, wrong);
        assertThatThrownBy(() -> Npz.read(file)).hasMessage(file + ": a: is damaged: its checksum (CRC-32) is wrong");
    }

    @Test
    void refusesABombThatDeclaresMoreThanItHas() throws IOException {
        zip(member("a.npy", npy("|u1", "(2000000000,)", new byte[50])));
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageMatching(
                        ".*: a: is truncated, or its header is wrong: uint8 \\(2000000000,\\) takes 2000000000"
                                + " bytes, and there can be at most \\d{1,6}");
    }

    @Test
    void refusesABombThatHasMoreThanItDeclares() throws IOException {
        zip(member("a.npy", npy("|u1", "(3,)", new byte[50_000_000])));
        assertThat(Files.size(file)).isLessThan(100_000);
        assertThatThrownBy(() -> Npz.read(file)).hasMessage(file + ": a: has more bytes than uint8 (3,) takes");
    }

    /** Honest sizes, little on disk, more than the limit in memory. */
    @Test
    void refusesAnHonestBombBeforeTakingMemory() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String key : List.of("a", "b")) {
                zip.putNextEntry(new ZipEntry(key + ".npy"));
                zip.write(npy("|u1", "(40000000,)", new byte[0]));
                zip.write(new byte[40_000_000]);
                zip.closeEntry();
            }
        }
        assertThat(Npz.read(file, key -> key.equals("b"), 50_000_000)).hasSize(1);
        assertThatThrownBy(() -> Npz.read(file, key -> true, 50_000_000))
                .hasMessage(file + ": b: is too large: 40000075 bytes; all arrays together may have 50000000");
    }

    @Test
    void everyTruncationIsAnError() throws IOException {
        for (String name : List.of("stored", "deflated")) {
            byte[] whole = Files.readAllBytes(Fixtures.path(name + ".npz"));
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                Tame.write(file, cut);
                assertThat(Tame.complains(cut, name + " cut at " + length, () -> Npz.read(file)))
                        .as("%s cut at %d", name, length)
                        .isTrue();
            }
        }
    }

    /** Half of the cases damage the ZIP, half an array inside, with the checksum made right again. */
    @Test
    void survivesRandomDamage() throws IOException {
        List<byte[]> archives = new ArrayList<>();
        for (String name : List.of("stored", "deflated", "with-objects")) {
            archives.add(Files.readAllBytes(Fixtures.path(name + ".npz")));
        }
        List<byte[]> members = new ArrayList<>();
        for (String name : List.of("int16", "fortran", "bool", "version-3")) {
            members.add(Files.readAllBytes(Fixtures.path(name + ".npy")));
        }
        Random random = new Random(7);
        int[] complaints = new int[1];
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] damaged;
                if (i % 2 == 0) {
                    damaged = Mutations.mutate(archives.get(random.nextInt(archives.size())), random);
                } else {
                    byte[] array = Mutations.mutate(members.get(random.nextInt(members.size())), random);
                    damaged = zipped(member("a.npy", array));
                }
                Tame.write(file, damaged);
                String what = "case " + i + " of seed 7";
                if (Tame.complains(damaged, what, () -> Npz.read(file))) {
                    complaints[0]++;
                }
                if (i % 10 < 2) {
                    Tame.complains(damaged, what, () -> Npz.headers(file));
                }
            }
        });
        assertThat(complaints[0]).isBetween(5_000, 9_990);
    }

    private record Member(String name, byte[] content) {}

    private static Member member(String name, byte[] content) {
        return new Member(name, content);
    }

    private static byte[] npy(String descr, String shape, byte[] data) {
        return RawNpy.stream(RawNpy.dictionary(descr, false, shape), data);
    }

    private void zip(Member... members) throws IOException {
        Files.write(file, zipped(members));
    }

    private static byte[] zipped(Member... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        zip(bytes, members);
        return bytes.toByteArray();
    }

    private static void zip(OutputStream out, Member... members) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Member member : members) {
                zip.putNextEntry(new ZipEntry(member.name()));
                zip.write(member.content());
                zip.closeEntry();
            }
        }
    }

    private static int indexOf(byte[] data, byte[] wanted) {
        return new String(data, StandardCharsets.ISO_8859_1).indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
