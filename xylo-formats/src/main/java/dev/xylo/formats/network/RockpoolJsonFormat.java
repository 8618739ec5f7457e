package dev.xylo.formats.network;

import dev.xylo.core.network.Alias;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.NdArray;
import java.io.BufferedWriter;
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
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Rockpool's specification as a JSON object: numbers, nested lists of numbers, {@code aliases} as one list of targets per hidden neuron;
 * {@code null} is as good as absent. Numbers written without fraction and exponent are integers.
 */
final class RockpoolJsonFormat implements NetworkFormat {
    private static final int MAX_KEYS = 10_000;
    private static final int MAX_ALIAS_ROWS = 1 << 16;

    @Override
    public String name() {
        return "Rockpool JSON";
    }

    @Override
    public String key() {
        return "rockpool";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    /** A JSON object that is no configuration of samna. */
    @Override
    public boolean recognizes(Path file, byte[] head) {
        return JsonFile.isObject(head) && !SamnaFormat.isConfiguration(head);
    }

    @Override
    public Specification read(Path file) throws FormatException {
        return JsonFile.read(file, RockpoolJsonFormat::read);
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
        JsonFile.end(parser, origin);
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
}
