package dev.xylo.formats.network;

import dev.xylo.core.network.Alias;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.AtomicFile;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Rockpool's specification as a JSON object: numbers, nested lists of numbers, {@code aliases} as one list of targets per hidden neuron;
 * {@code null} is as good as absent. Numbers written without fraction and exponent are integers.
 */
final class RockpoolJsonFormat implements NetworkFormat {
    private static final long MAX_BYTES = 1L << 30;
    private static final int MAX_NESTING = 64;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_NUMBER = 400;
    private static final int MAX_KEYS = 10_000;
    private static final int MAX_ALIAS_ROWS = 1 << 16;
    private static final int LONGEST_REASON = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // As tokens they can be refused by key and index.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxDocumentLength(MAX_BYTES)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    @Override
    public String name() {
        return "Rockpool JSON";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    /** A brace after white space, or after a byte order mark. */
    @Override
    public boolean recognizes(Path file, byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .stripLeading()
                .startsWith("{");
    }

    @Override
    public Specification read(Path file) throws FormatException {
        Origin origin = new Origin(file, null);
        return Heap.guard(file, () -> {
            try (InputStream in = InputFile.open(file);
                    JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
                return read(parser, origin);
            } catch (JacksonException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw InputFile.explain(origin, cause);
                }
                throw origin.error(reason(e), e);
            }
        });
    }

    @Override
    public void write(Path file, Specification specification, Map<String, NdArray> extra) throws FormatException {
        Map<String, NdArray> arrays = specification.toArrays();
        arrays.remove(Keys.ALIAS_SOURCE);
        arrays.remove(Keys.ALIAS_TARGET);
        Map<String, NdArray> all = Extras.beside(arrays, extra);
        AtomicFile.write(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            JsonWriter json = new JsonWriter(text, file);
            json.begin();
            for (String key : arrays.keySet()) {
                json.member(key, arrays.get(key));
            }
            json.key(Keys.ALIASES);
            json.raw(aliases(specification));
            for (String key : extra.keySet()) {
                json.member(key, all.get(key));
            }
            json.end();
            text.flush();
        });
    }

    private static Specification read(JsonParser parser, Origin origin) throws FormatException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw origin.error("is not a JSON object of arrays by key");
        }
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        List<NdArray> aliasRows = null;
        Set<String> keys = new LinkedHashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (keys.size() == MAX_KEYS) {
                throw origin.error("has more than " + MAX_KEYS + " keys");
            }
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            keys.add(key);
            if (!Keys.isRead(key)) {
                parser.skipChildren();
            } else if (key.equals(Keys.ALIASES)) {
                aliasRows = aliasRows(parser, origin.at(key));
            } else {
                arrays.put(key, JsonNumbers.read(parser, origin.at(key)));
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw origin.error("is truncated: the JSON object does not end");
        }
        if (parser.nextToken() != null) {
            throw origin.error("has text after the JSON object");
        }
        return new SpecificationReader(origin.file(), arrays, aliasRows, keys).read();
    }

    private static List<NdArray> aliasRows(JsonParser parser, Origin origin) throws FormatException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw origin.error("is not a list; needed is one list of targets per hidden neuron");
        }
        List<NdArray> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String element = Keys.ALIASES + "[" + rows.size() + "]";
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw origin.at(null)
                        .error(element + " is not a list; needed is one list of targets per hidden neuron");
            }
            if (rows.size() == MAX_ALIAS_ROWS) {
                throw origin.error("has more than " + MAX_ALIAS_ROWS + " lists");
            }
            NdArray row = JsonNumbers.read(parser, origin.at(element));
            if (row.rank() != 1) {
                throw origin.at(null).error(element + " is a list of lists; needed are indices of hidden neurons");
            }
            rows.add(row);
        }
        return rows;
    }

    private static String aliases(Specification specification) {
        if (specification.aliases().isEmpty()) {
            return "[]";
        }
        List<List<Integer>> targets = new ArrayList<>();
        for (int i = 0; i < specification.shape().hidden(); i++) {
            targets.add(new ArrayList<>());
        }
        for (Alias alias : specification.aliases()) {
            targets.get(alias.source()).add(alias.target());
        }
        return targets.toString();
    }

    private static String reason(JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        String place = where == null || where.getLineNr() < 1
                ? ""
                : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
        return "is not valid JSON" + place + ": " + Text.clean(e.getOriginalMessage(), LONGEST_REASON);
    }
}
