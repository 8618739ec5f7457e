package dev.xylo.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RockpoolJsonFormatTest {
    private static final String WEIGHTS =
            "\"weights_in\": [[1, 2]], \"weights_rec\": [[0, 0], [0, 0]], \"weights_out\": [[3], [4]]";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("net.json");
    }

    private Specification read(String json) throws IOException {
        Files.writeString(file, json);
        return NetworkFormats.ofKey("rockpool").orElseThrow().read(file);
    }

    private Specification readWith(String members) throws IOException {
        return read("{" + WEIGHTS + ", " + members + "}");
    }

    @Test
    void readsNumbersListsAndAliases() throws IOException {
        Specification read = readWith("\"threshold\": 5, \"dash_mem\": [1, 2], \"bias\": null, \"bias_out\": [-7],"
                + " \"aliases\": [[1], [0, 1]], \"dt\": 0.001, \"weight_shift_in\": [1]");
        assertThat(read.isInteger()).isTrue();
        assertThat(read.toXyloNetwork().values(Parameter.THRESHOLD)).containsExactly(5, 5);
        assertThat(read.toXyloNetwork().has(Parameter.BIAS)).isFalse();
        assertThat(read.toXyloNetwork().value(Parameter.WEIGHT_SHIFT_IN, 0)).isEqualTo(1);
        assertThat(read.aliases()).containsExactly(new Alias(0, 1), new Alias(1, 0), new Alias(1, 1));
        for (String none : new String[] {"null", "[]", "[[], []]", "[[]]"}) {
            assertThat(readWith("\"aliases\": " + none).aliases()).isEmpty();
        }
        assertThat(readWith("\"alias_source\": [1], \"alias_target\": [0]").aliases())
                .containsExactly(new Alias(1, 0));
    }

    @Test
    void aFractionOrAnExponentMakesItFloat() throws IOException {
        assertThat(read("{" + WEIGHTS.replace("[3]", "[3.0]") + "}").isInteger())
                .isFalse();
        assertThat(read("{" + WEIGHTS.replace("[3]", "[3e0]") + "}").isInteger())
                .isFalse();
        assertThat(readWith("\"threshold\": [3.0, 4]").isInteger()).isTrue();
        Specification large = readWith("\"threshold\": [1, 99999999999999999999]");
        assertThat(large.values(Parameter.THRESHOLD).orElseThrow().toDoubles()).containsExactly(1, 1e20);
    }

    @Test
    void otherKeysAreIgnoredByName() throws IOException {
        assertThat(readWith("\"mapped_graph\": {\"a\": [null, {\"b\": NaN}]}, \"quantization\": \"global\","
                                + " \"input\": [[1]], \"weight_in\": true, \"threshold\": 1, \"threshold_out\": 1,"
                                + " \"dash_mem\": 1, \"dash_mem_out\": 1, \"dash_syn\": 1, \"dash_syn_out\": 1")
                        .warnings())
                .containsExactly(
                        "mapped_graph, quantization, weight_in (did you mean weights_in?) are not known and ignored");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[[1, 2], [3]] | bias[1] has length 1; 2 is needed, as before (ragged lists make no array)",
                "[[1, 2], 3] | bias[1] is not a list; one is needed, as before (ragged lists make no array)",
                "[1, [2]] | bias[1] is a list; a number is needed, as before (ragged lists make no array)",
                "[[], [1]] | bias[1] has length 1; 0 is needed, as before (ragged lists make no array)",
                "[[[1]], []] | bias[1] has length 0; 1 is needed, as before (ragged lists make no array)",
                "[1, null] | bias[1] is null; a number is needed",
                "[1, true] | bias[1] is true; a number is needed",
                "[[1, \"NaN\"]] | bias[0, 1] is the text \"NaN\"; a number is needed",
                "[1, {\"a\": 1}] | bias[1] is an object; a number is needed",
                "[1, NaN] | bias[1] is NaN; it must be finite",
                "[1, -Infinity] | bias[1] is -Infinity; it must be finite",
                "1e999 | bias: is 1e999; it must be finite",
                "\"a\\u001b[2J\" | bias: is text; a number, or lists of numbers, are needed",
                "{} | bias: is an object; a number, or lists of numbers, are needed",
                "[[[[[[[[[1]]]]]]]]] | bias[0, 0, 0, 0, 0, 0, 0, 0] is nested deeper than 8 lists",
                "[1, 2, 3] | bias: has shape (3,); needed is (2,), one value per hidden neuron (from weights_rec (2, 2)), or a single number for all",
                "[] | bias: has shape (0,); needed is (2,), one value per hidden neuron (from weights_rec (2, 2)), or a single number for all",
                "[[1, 2], [3, 4]] | bias: has shape (2, 2); needed is (2,), one value per hidden neuron (from weights_rec (2, 2)), or a single number for all"
            })
    void saysWhatIsWrongWithAnArray(String json, String reason) {
        assertThatThrownBy(() -> readWith("\"bias\": " + json))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "3 | aliases: is not a list; needed is one list of targets per hidden neuron",
                "[1, 2] | aliases[0] is not a list; needed is one list of targets per hidden neuron",
                "[[], [[1]]] | aliases[1] is a list of lists; needed are indices of hidden neurons",
                "[[], [0, 2]] | aliases[1, 1] is 2; needed is the index of a hidden neuron, 0..1",
                "[[0.5]] | aliases[0, 0] is 0.5; needed is the index of a hidden neuron, 0..1",
                "[[null]] | aliases[0][0] is null; a number is needed",
                "[[], [], []] | aliases: has 3 lists of targets, but there are 2 hidden neurons",
                "[[]], \"alias_source\": [] | aliases: is given beside alias_source, alias_target; one of the two is needed"
            })
    void saysWhatIsWrongWithAliases(String json, String reason) {
        assertThatThrownBy(() -> readWith("\"aliases\": " + json))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": " + reason);
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThatThrownBy(() -> read("[]")).hasMessage(file + ": is not a JSON object of arrays by key");
        assertThatThrownBy(() -> read("{}")).hasMessage(file + ": weights_in: is missing; the file holds nothing");
        assertThatThrownBy(() -> read("{" + WEIGHTS + "} {}")).hasMessage(file + ": has text after the JSON object");
        assertThatThrownBy(() -> readWith("\"bias\": 1, \"bias\": 1"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(": is not valid JSON (line 1, column ")
                .hasMessageContaining("Duplicate Object property \"bias\"");
        assertThatThrownBy(() -> read("{\"weights_in\": nul}"))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(file + ": is not valid JSON (line 1, column ");
        assertThatThrownBy(() -> read("{\"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("nesting depth");
        assertThatThrownBy(() -> read("{\"weights_in\": " + "1".repeat(100_000) + "}"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("Number value length");
    }

    @Test
    void readsOtherEncodingsOfUnicode() throws IOException {
        String json = "{" + WEIGHTS + ", \"\u03c4\": 1}";
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
            Files.write(file, json.getBytes(charset));
            assertThat(NetworkFormats.read(file).warnings()).contains("\u03c4 is not known and ignored");
        }
        Files.writeString(file, "\uFEFF\n " + json);
        assertThat(NetworkFormats.read(file).isInteger()).isTrue();
    }

    @Test
    void writesALineForEachRow() throws IOException {
        Map<String, NdArray> extra = new LinkedHashMap<>();
        extra.put("expected_\"x\"", NdArray.ofFloats(new float[] {0.1f, 2}, 2));
        extra.put("expected_none", NdArray.ofInts(DType.UINT8, new int[0], 0, 3));
        NetworkFormats.write(
                file, readWith("\"threshold\": [1, 2], \"aliases\": [[], [0, 1]], \"weight_shift_in\": 3"), extra);
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "weights_in": [
                    [1, 2]
                  ],
                  "weights_rec": [
                    [0, 0],
                    [0, 0]
                  ],
                  "weights_out": [
                    [3],
                    [4]
                  ],
                  "threshold": [1, 2],
                  "weight_shift_in": 3,
                  "aliases": [[], [0, 1]],
                  "expected_\\"x\\"": [0.10000000149011612, 2.0],
                  "expected_none": []
                }
                """);
    }

    @Test
    void doesNotWriteWhatJsonCannotExpress() throws IOException {
        Specification network = readWith("\"threshold\": [1, 2]");
        byte[] before = Files.readAllBytes(file);
        Map<String, NdArray> extra = Map.of("expected_x", NdArray.ofDoubles(new double[] {0, Double.NaN}, 2));
        assertThatThrownBy(() -> NetworkFormats.write(file, network, extra))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": expected_x[1] is NaN; JSON has no such number");
        assertThat(file).hasBinaryContent(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
