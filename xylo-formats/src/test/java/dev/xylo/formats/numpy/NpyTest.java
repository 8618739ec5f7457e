package dev.xylo.formats.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.Mutations;
import dev.xylo.formats.Tame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NpyTest {
    private static final int[][] SHAPES = {{}, {1}, {5}, {0}, {2, 3}, {3, 0}, {1, 4}, {2, 3, 4}, {3, 1, 2}, {2, 2, 2, 2}
    };

    @TempDir
    Path folder;

    static Stream<Arguments> layouts() {
        List<Arguments> layouts = new ArrayList<>();
        for (DType type : DType.values()) {
            for (char order : "<>=|".toCharArray()) {
                for (boolean fortran : new boolean[] {false, true}) {
                    layouts.add(Arguments.of(type, order, fortran));
                }
            }
        }
        return layouts.stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsEveryTypeByteOrderElementOrderAndShape(DType type, char order, boolean fortran) throws IOException {
        for (int[] shape : SHAPES) {
            double[] values = values(type, shape);
            byte[] data = RawNpy.data(
                    type, order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, fortran, values, shape);
            String tuple = shape.length == 1
                    ? "(" + shape[0] + ",)"
                    : Arrays.toString(shape).replace('[', '(').replace(']', ')');
            NdArray array =
                    read(RawNpy.stream(RawNpy.dictionary(order + type.descr().substring(1), fortran, tuple), data));
            assertThat(array.dtype()).isEqualTo(type);
            assertThat(array.shape()).containsExactly(shape);
            assertThat(array.toDoubles()).containsExactly(values);
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void whatIsWrittenIsRead(DType type) throws IOException {
        for (int[] shape : SHAPES) {
            NdArray array = NdArray.ofBytes(
                    type, shape, RawNpy.data(type, ByteOrder.LITTLE_ENDIAN, false, values(type, shape), shape));
            Path file = folder.resolve("array.npy");
            Npy.write(file, array);
            assertThat(Npy.read(file)).isEqualTo(array);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            Npy.write(stream, array);
            assertThat(stream.toByteArray()).isEqualTo(Files.readAllBytes(file));
            assertThat((stream.size() - array.bytes().length) % 64).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "int8, INT8",
        "int16, INT16",
        "int32, INT32",
        "int64, INT64",
        "uint8, UINT8",
        "uint16, UINT16",
        "uint32, UINT32",
        "uint64, UINT64",
        "float16, FLOAT16",
        "float32, FLOAT32",
        "float64, FLOAT64",
        "big-endian, INT32",
        "version-2, INT16",
        "version-3, INT16"
    })
    void readsWhatNumpyWrote(String name, DType type) throws IOException {
        NdArray array = Npy.read(Fixtures.path(name + ".npy"));
        assertThat(array.dtype()).isEqualTo(type);
        assertThat(array.shape()).containsExactly(2, 3);
        boolean signed = type.isFloat() || type.name().startsWith("INT");
        for (int i = 0; i < 6; i++) {
            assertThat(array.longAt(i)).isEqualTo(3 * i - (signed ? 7 : 0));
        }
    }

    @Test
    void writesTheSameBytesAsNumpy() throws IOException {
        for (String name : List.of("int16", "uint8", "float64", "bool", "scalar", "empty")) {
            Path fixture = Fixtures.path(name + ".npy");
            Path file = folder.resolve(name + ".npy");
            Npy.write(file, Npy.read(fixture));
            assertThat(file).hasSameBinaryContentAs(fixture);
        }
    }

    @Test
    void readsNumpysOtherLayouts() throws IOException {
        NdArray fortran = Npy.read(Fixtures.path("fortran.npy"));
        assertThat(fortran.shape()).containsExactly(2, 3, 4);
        for (int i = 0; i < 24; i++) {
            assertThat(fortran.longAt(i)).isEqualTo(3 * i - 7);
        }
        assertThat(Npy.read(Fixtures.path("big-endian-fortran.npy")))
                .isEqualTo(NdArray.ofDoubles(new double[] {-7, -4, -1, 2, 5, 8}, 3, 2));
        assertThat(Npy.read(Fixtures.path("scalar.npy"))).isEqualTo(NdArray.scalar(DType.INT64, 42));
        assertThat(Npy.read(Fixtures.path("bool.npy"))).isEqualTo(NdArray.ofInts(DType.BOOL, new int[] {1, 0, 1}, 3));
        assertThat(Npy.read(Fixtures.path("empty.npy"))).isEqualTo(NdArray.ofDoubles(new double[0], 0, 3));
    }

    @Test
    void countsEveryNonZeroByteAsTrue() throws IOException {
        assertThat(read(RawNpy.stream(RawNpy.dictionary("|b1", false, "(3,)"), new byte[] {0, 2, -1})))
                .isEqualTo(NdArray.ofInts(DType.BOOL, new int[] {0, 1, 1}, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "object ! has elements of type |O, Python objects (None and ragged lists end so); only integers, floats and bools are read",
                "text ! has elements of type <U2, text; only integers, floats and bools are read",
                "bytes ! has elements of type |S2, text; only integers, floats and bools are read",
                "record ! has elements of type [('a', '<i4'), ('b', '<f8', (2,))], records; only integers, floats and bools are read",
                "raw ! has elements of type |V3, raw bytes; only integers, floats and bools are read",
                "complex ! has elements of type <c16, complex numbers; only integers, floats and bools are read",
                "date ! has elements of type <M8[s], dates or times; only integers, floats and bools are read",
                "longdouble ! has elements of type <f16, which is not known; only integers, floats and bools are read"
            })
    void refusesOtherTypesByName(String name, String reason) {
        Path file = Fixtures.path("refused-" + name + ".npy");
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": " + reason);
    }

    @Test
    void refusesRecordsWithUnicodeNames() {
        assertThatThrownBy(() -> Npy.read(Fixtures.path("refused-record-unicode.npy")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("[('\u03c4', '<i4')], records");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'shape':(2,),'descr':'<i2','fortran_order':False}",
                "  { 'shape' : ( 2 , ) ,\t'fortran_order':\tTrue , \"descr\" : \"<i2\" , }   ",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2L,), }",
                "{'descr': 'i2', 'fortran_order': False, 'shape': (1, 2)}"
            })
    void toleratesWhatNumpyTolerates(String dictionary) throws IOException {
        assertThat(read(RawNpy.stream(dictionary, new byte[] {1, 0, 2, 0})).toLongs())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | at character 1 '{' is needed, not its end",
                "[] | at character 0 '{' is needed, not '[]\\u000a'",
                "{} | key 'descr' is missing",
                "{'descr': '<i2'} | key 'fortran_order' is missing",
                "{'descr': '<i2', 'fortran_order': False} | key 'shape' is missing",
                "{'descr': '<i2', 'descr': '<i2'} | key 'descr' stands twice",
                "{'desc': '<i2'} | key 'desc' is none of descr, fortran_order, shape",
                "{'descr': 3} | at character 10 a quoted text is needed, not '3}\\u000a'",
                "{'descr': '<i2 | a quoted text does not end",
                "{'descr': '\\\\' | a quoted text has a backslash",
                "{'descr': [('a' | a list does not end",
                "{'descr': ['a | a quoted text does not end",
                "{'fortran_order': 0} | at character 18 True or False is needed, not '0}\\u000a'",
                "{'shape': 3} | at character 10 '(' is needed, not '3}\\u000a'",
                "{'shape': (3)} | the shape is a number, not a tuple; (3,) has a comma",
                "{'shape': (-3,)} | at character 11 a dimension, a whole number not below 0 is needed, not '-3,)}\\u000a'",
                "{'shape': (3 4)} | at character 13 a comma is needed, not '4)}\\u000a'",
                "{'shape': (,)} | at character 11 a dimension, a whole number not below 0 is needed, not ',)}\\u000a'",
                "{'shape': (2147483648,)} | a dimension of the shape is larger than 2147483647",
                "{'shape': (99999999999999999999999999,)} | a dimension of the shape is larger than 2147483647",
                "{'shape': (1,1,1,1,1,1,1,1,1)} | the shape has more than 8 dimensions",
                "{'descr': '<i2', 'fortran_order': False, 'shape': (2,)} x | text follows the dictionary",
                "{'descr': '<i2' 'shape': ()} | at character 16 '}' is needed, not ''shape': ()}\\u000a'"
            })
    void saysWhatIsWrongWithAHeader(String dictionary, String reason) {
        assertThatThrownBy(() -> read(RawNpy.stream(dictionary, new byte[4])))
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: key: damaged NPY header: " + reason);
    }

    @Test
    void saysWhatIsWrongWithAStream() {
        String two = RawNpy.dictionary("<i2", false, "(2,)");
        assertRefused(new byte[0], "is empty");
        assertRefused(new byte[] {'P', 'K', 3, 4, 0, 0, 0}, "is not an NPY array: it does not begin with \\x93NUMPY");
        assertRefused(RawNpy.stream(4, 0, two, new byte[4]), "is of NPY version 4.0; 1.0, 2.0 and 3.0 are known");
        assertRefused(RawNpy.stream(1, 1, two, new byte[4]), "is of NPY version 1.1; 1.0, 2.0 and 3.0 are known");
        assertRefused(
                Arrays.copyOf(RawNpy.stream(two, new byte[4]), 40), "is truncated: it ends inside the NPY header");
        assertRefused(RawNpy.stream(two, new byte[3]), "is truncated: int16 (2,) takes 4 bytes, 3 are there");
        assertRefused(RawNpy.stream(two, new byte[5]), "has more bytes than int16 (2,) takes");
        byte[] longHeader = RawNpy.stream(2, 0, two, new byte[4]);
        Arrays.fill(longHeader, 8, 12, (byte) 0xFF);
        assertRefused(longHeader, "damaged NPY header: it would be 4294967295 bytes long; at most 65536");
    }

    @Test
    void refusesSizesThatCannotBeThere() {
        assertRefused(
                RawNpy.stream(RawNpy.dictionary("<f8", false, "(2147483647, 2147483647, 2147483647)"), new byte[8]),
                "float64 (2147483647, 2147483647, 2147483647) is more than the 2147483639 bytes that one array holds");
        byte[] large = RawNpy.stream(RawNpy.dictionary("|u1", false, "(2000000000,)"), new byte[8]);
        assertThatThrownBy(() -> Npy.read(new ByteArrayInputStream(large), null, null, 1_000_000))
                .hasMessage(
                        "is truncated, or its header is wrong: uint8 (2000000000,) takes 2000000000 bytes, and there"
                                + " can be at most 999923");
    }

    /** With that much memory taken at once, this heap would be exhausted and the message another one. */
    @Test
    void doesNotTakeMemoryThatADeclaredSizeWouldNeed() {
        byte[] large = RawNpy.stream(RawNpy.dictionary("|u1", false, "(2147483000,)"), new byte[8]);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> Npy.read(new ByteArrayInputStream(large), null, null, Long.MAX_VALUE))
                    .hasMessage("is truncated: uint8 (2147483000,) takes 2147483000 bytes, 8 are there");
        }
    }

    /** All declared bytes are there (the file has a hole), but the heap of the tests is smaller: an error like any other. */
    @Test
    void saysThatTheHeapIsTooSmall() throws IOException {
        Path file = folder.resolve("large.npy");
        byte[] start = RawNpy.stream(RawNpy.dictionary("|u1", false, "(2147483000,)"), new byte[0]);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.write(start);
            large.setLength(start.length + 2147483000L);
        }
        assumeThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(1L << 31);
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(file + ": needs more memory than there is; the Java heap is limited to ");
    }

    @Test
    void endsOnAnEndlessStream() {
        byte[] start = RawNpy.stream(RawNpy.dictionary("|u1", false, "(3000000,)"), new byte[0]);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < start.length ? start[at++] & 0xFF : 0;
            }
        };
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> Npy.read(endless, null, null, Long.MAX_VALUE))
                        .hasMessage("has more bytes than uint8 (3000000,) takes"));
    }

    @Test
    void saysWhyAFileCannotBeOpened() {
        assertThatThrownBy(() -> Npy.read(folder)).hasMessage(folder + ": is a directory, not a file");
        Path missing = folder.resolve("missing.npy");
        assertThatThrownBy(() -> Npy.read(missing)).hasMessage(missing + ": no such file");
        Path below = folder.resolve("missing/x.npy");
        assertThatThrownBy(() -> Npy.write(below, NdArray.scalar(DType.INT8, 1)))
                .hasMessage(below + ": cannot be written: no such folder");
        assertThatThrownBy(() -> Npy.write(folder, NdArray.scalar(DType.INT8, 1)))
                .hasMessage(folder + ": is a directory, not a file");
    }

    @Test
    void everyTruncationIsAnError() throws IOException {
        Path file = folder.resolve("cut.npy");
        for (String name :
                List.of("int16", "fortran", "big-endian", "version-2", "version-3", "bool", "refused-record")) {
            byte[] whole = Files.readAllBytes(Fixtures.path(name + ".npy"));
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                Tame.write(file, cut);
                assertThat(Tame.complains(cut, name + " cut at " + length, () -> Npy.read(file)))
                        .as("%s cut at %d", name, length)
                        .isTrue();
            }
        }
    }

    @Test
    void survivesRandomDamage() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        for (String name :
                List.of("int16", "fortran", "big-endian", "version-2", "version-3", "bool", "refused-record")) {
            originals.add(Files.readAllBytes(Fixtures.path(name + ".npy")));
        }
        Random random = new Random(20261124);
        Path file = folder.resolve("damaged.npy");
        int[] complaints = new int[1];
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] damaged = Mutations.mutate(originals.get(random.nextInt(originals.size())), random);
                String what = "case " + i + " of seed 20261124";
                boolean complains = Tame.complains(damaged, what, () -> read(damaged));
                if (i % 10 == 0) {
                    Tame.write(file, damaged);
                    assertThat(Tame.complains(damaged, what, () -> Npy.read(file)))
                            .isEqualTo(complains);
                }
                complaints[0] += complains ? 1 : 0;
            }
        });
        assertThat(complaints[0]).isBetween(5_000, 9_990);
    }

    private static NdArray read(byte[] stream) throws FormatException {
        return Npy.read(new ByteArrayInputStream(stream), Path.of("net.npz"), "key", Long.MAX_VALUE);
    }

    private static void assertRefused(byte[] stream, String reason) {
        assertThatThrownBy(() -> read(stream))
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: key: " + reason);
    }

    private static double[] values(DType type, int[] shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            boolean signed = type.isFloat() || type.name().startsWith("INT");
            values[i] = type == DType.BOOL ? i % 2 : (i * 5 + 1) * (signed && i % 2 == 1 ? -1 : 1);
        }
        return values;
    }
}
