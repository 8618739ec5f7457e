package dev.xylo.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Opaque;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures are pickles of one dictionary, by Python 3.11 and NumPy 2, in every protocol. */
class PickleFileTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyProtocol(int protocol) throws IOException {
        Map<?, ?> values = (Map<?, ?>) fixture("values.protocol" + protocol + ".pkl");
        assertThat(values.containsKey("none")).isTrue();
        assertThat(values.get("none")).isNull();
        assertThat(values.get("true")).isEqualTo(true);
        assertThat(values.get("false")).isEqualTo(false);
        assertThat(values.get("small")).isEqualTo(7L);
        assertThat(values.get("negative")).isEqualTo(-300L);
        assertThat(values.get("big")).isEqualTo(1L << 40);
        assertThat(values.get("huge")).isEqualTo(BigInteger.TWO.pow(80));
        assertThat(values.get("real")).isEqualTo(-2.5);
        assertThat(values.get("inf")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(values.get("text")).isEqualTo("grün\n");
        assertThat((byte[]) values.get("raw")).containsExactly(0, -1);
        assertThat(values.get("tup")).isEqualTo(List.of(1L, "a"));
        assertThat(values.get("empty")).isEqualTo(List.of());
        assertThat(values.get("nested")).isEqualTo(List.of(List.of(1L), List.of(2L, List.of(3L))));
        assertThat(values.get("set")).isEqualTo(List.of(3L));
        assertThat(values.get("frozen")).isEqualTo(List.of("x"));
        assertThat(values.get("ordered")).isEqualTo(Map.of("a", 2L, "b", 1L));
        assertThat(values.get("shared")).isEqualTo(List.of(List.of(1L, 2L), List.of(1L, 2L)));
        NdArray array = NdArray.ofFloats(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
        assertThat(values.get("array")).isEqualTo(array);
        assertThat(values.get("fortran")).isEqualTo(array);
        assertThat(values.get("bigendian")).isEqualTo(NdArray.ofInts(DType.INT32, new int[] {0, 1, 2, 3, 4, 5}, 2, 3));
        assertThat(values.get("bools")).isEqualTo(NdArray.ofInts(DType.BOOL, new int[] {1, 0}, 2));
        assertThat(values.get("scalar")).isEqualTo(NdArray.ofDoubles(new double[] {1.5}));
        assertThat(values.get("int8")).isEqualTo(NdArray.scalar(DType.INT8, -3));
        assertThat(values.get("zero")).isEqualTo(NdArray.scalar(DType.UINT16, 3));
        assertThat(((NdArray) values.get("half")).doubleAt(0)).isEqualTo(0.5);
        assertThat(((NdArray) values.get("strided")).toLongs()).containsExactly(0, 3, 6, 9);
        assertThat(((NdArray) values.get("emptyarray")).shape()).containsExactly(0, 4);
        assertThat(values.get("objects")).isEqualTo(new ObjectArray(List.of(2), List.of(List.of(0L, 1L), List.of(2L))));
        assertThat(values.get("texts")).isEqualTo(new ObjectArray(List.of(2), List.of("ja", "nein")));
        assertThat(values.get("none_array")).isEqualTo(new ObjectArray(List.of(), Arrays.asList((Object) null)));
        assertThat(values.get("complex")).isEqualTo(new Opaque("a complex number"));
    }

    @Test
    void aTensorInAPickle() throws IOException {
        Map<?, ?> values = (Map<?, ?>) fixture("tensor_in_pickle.pkl");
        assertThat(values.get("t")).isEqualTo(NdArray.ofFloats(new float[] {0, 1, 2, 3, 4, 5}, 2, 3));
        assertThat(values.get("x")).isEqualTo(3L);
    }

    /** What a hostile pickle would call is named, and nothing is called. */
    @ParameterizedTest
    @CsvSource({
        "posix, system",
        "os, system",
        "nt, system",
        "subprocess, Popen",
        "builtins, eval",
        "builtins, exec",
        "__builtin__, eval",
        "builtins, getattr",
        "builtins, __import__",
        "importlib, import_module",
        "runpy, run_path",
        "socket, socket",
        "numpy.testing._private.utils, runstring",
        "torch.hub, load",
        "torch.nn.modules.container, Sequential",
        "copyreg, _reconstructor",
        "functools, partial",
        "operator, attrgetter",
        "numpy, load",
        "numpy.core.multiarray, fromfile",
        "pathlib, Path",
    })
    void nothingElseIsAllowed(String module, String name) {
        String call = "(S'touch evil_was_here'\ntR.";
        for (byte[] pickle : List.of(
                bytes("c" + module + "\n" + name + "\n" + call),
                bytes("(S'x'\ni" + module + "\n" + name + "\n."),
                stackGlobal(module, name, call))) {
            assertThatThrownBy(() -> read(pickle))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(module + "." + name)
                    .hasMessageContaining("not read");
        }
    }

    @Test
    void refusedClassesSayWhatToSaveInstead() {
        assertThatThrownBy(() -> read(bytes("ctorch.nn.modules.linear\nLinear\n)\u0081.")))
                .hasMessageContaining("net.save(\"net.json\")");
        assertThatThrownBy(() -> read(bytes("cpandas.core.frame\nDataFrame\n)R.")))
                .hasMessageContaining("np.savez");
    }

    /** Allowed functions must not become a way around: they make data of data only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnumpy\ndtype\n(ccollections\nOrderedDict\ntR.",
                "ccollections\nOrderedDict\n(I1\ntR.",
                "cbuiltins\nset\n(((I1\nt]tR.",
                "c_codecs\nencode\n(I5\ntR.",
                "cnumpy\nndarray\n(tR.",
                "ctorch\nFloatStorage\n(tR.",
                "ctorch._utils\n_rebuild_tensor_v2\n(NI0\n((NNtR.",
                "ctorch.storage\n_load_from_bytes\n(S'x'\ntR.",
                "cnumpy.core.multiarray\n_reconstruct\n(tR.",
                "cnumpy.core.multiarray\n_reconstruct\n(tR(I1\n(I3\ntNI00\nS'abc'\ntb.",
                "cnumpy.core.multiarray\nscalar\n(cnumpy\ndtype\n(S'f8'\ntRS'abc'\ntR.",
                "I1\n(tR.",
                "I1\nNb."
            })
    void strangeArgumentsAreDamage(String pickle) {
        assertThatThrownBy(() -> read(bytes(pickle))).isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "0.",
                "(",
                "t.",
                "a.",
                "Na.",
                "u.",
                "}I1\nu.",
                "(I1\nd.",
                "h\u0001.",
                "gx\n.",
                "Ix\n.",
                "Fx\n.",
                "Sx\n.",
                "\u0082\u0001.",
                "\u0097.",
                "\u00ff.",
                "\u0080\u0007N.",
                "R.",
                "}(]I1\nu.",
                "}((tI1\nu.",
                "Q.",
                "X\u00ff\u00ff\u00ff\u007f.",
                "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff."
            })
    void damageIsRefusedInOneLine(String pickle) {
        assertThatThrownBy(() -> read(bytes(pickle)))
                .isInstanceOf(FormatException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aListThatHoldsItselfIsRefused() {
        assertThatThrownBy(() -> read(bytes("]q\u0000h\u0000a."))).hasMessageContaining("refers to itself");
    }

    @Test
    void anArrayThatHoldsItselfIsRefused() {
        String array = "cnumpy.core.multiarray\n_reconstruct\n(tRq\u0000";
        String type = "cnumpy\ndtype\n(S'O8'\ntR";
        assertThatThrownBy(() -> read(bytes(array + "(I1\n(I1\nt" + type + "I00\n(h\u0000ltb.")))
                .hasMessageContaining("holds itself");
    }

    @Test
    void deepNestingIsRefused() {
        byte[] deep = bytes("]".repeat(1_000_000) + "a".repeat(999_999) + ".");
        assertThatThrownBy(() -> read(deep)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(bytes("]".repeat(200) + "a".repeat(199) + ".")))
                .hasMessageContaining("nested deeper than 100");
    }

    /** Each list holds the one before ten times: 10^30 values in 400 bytes. */
    @Test
    void memoBombsAreRefused() {
        StringBuilder bomb = new StringBuilder("]q\u0000");
        for (int i = 1; i <= 30; i++) {
            bomb.append("](")
                    .append(("h" + (char) (i - 1)).repeat(10))
                    .append("eq")
                    .append((char) i);
        }
        assertThatThrownBy(() -> read(bytes(bomb + ".")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("unfolds to more than");
    }

    private static Object fixture(String name) throws IOException {
        try (InputStream in = PickleFileTest.class.getResourceAsStream(name)) {
            return PickleFile.read(in, null, name);
        }
    }

    private static Object read(byte[] pickle) throws IOException {
        return PickleFile.read(new ByteArrayInputStream(pickle), null, null);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] stackGlobal(String module, String name, String rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 4});
        for (String text : List.of(module, name)) {
            out.write(0x8C);
            out.write(text.length());
            out.writeBytes(bytes(text));
        }
        out.write(0x93);
        out.writeBytes(bytes(rest));
        return out.toByteArray();
    }
}
