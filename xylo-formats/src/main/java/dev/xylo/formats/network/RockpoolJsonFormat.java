package dev.xylo.formats.network;

import dev.xylo.core.network.Parameter;
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
 * Rockpool's specification as a JSON object, or a network's modules as net.save writes them. The specification: numbers, nested lists of numbers, {@code aliases} as one list of targets per hidden neuron;
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
        return read(file, ReadOptions.NONE);
    }

    @Override
    public Specification read(Path file, ReadOptions options) throws FormatException {
        return JsonFile.read(file, (parser, origin) -> read(parser, origin, options));
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
            // Without any, Rockpool wants the key to be absent; an empty list is one neuron's worth too few.
            if (!specification.aliases().isEmpty()) {
                json.key(Keys.ALIASES);
                json.raw(AliasRows.of(specification).toString());
            }
            for (String key : extra.keySet()) {
                json.member(key, all.get(key));
            }
            json.end();
            text.flush();
        });
    }

    private static Specification read(JsonParser parser, Origin origin, ReadOptions options) throws FormatException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw origin.error("is not a JSON object of arrays by key");
        }
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        List<NdArray> aliasRows = null;
        Set<String> keys = new LinkedHashSet<>();
        List<String> none = new ArrayList<>();
        // Modules and other objects, and texts, which net.save writes its numbers as.
        Map<String, Object> others = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (keys.size() == MAX_KEYS) {
                throw origin.error("has more than " + MAX_KEYS + " keys");
            }
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                if (Keys.isRead(key)) {
                    none.add(key);
                }
                continue;
            }
            keys.add(key);
            if (value == JsonToken.START_OBJECT) {
                others.put(key, JsonTree.object(parser, origin.at(key)));
            } else if (value == JsonToken.VALUE_STRING && Keys.isRead(key)) {
                others.put(key, JsonTree.text(parser.getString()));
            } else if (!Keys.isRead(key)) {
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
        if (!arrays.containsKey(Parameter.WEIGHTS_IN.key())
                && others.values().stream().anyMatch(Map.class::isInstance)) {
            others.putAll(arrays);
            return new PlainNetwork(origin.file(), options)
                    .read(others, "a JSON object of the specification's keys, or Rockpool's net.save(\"net.json\")");
        }
        for (Map.Entry<String, Object> other : others.entrySet()) {
            if (Keys.isRead(other.getKey())) {
                throw origin.at(other.getKey())
                        .error("is "
                                + (other.getValue() instanceof Map<?, ?> ? "an object" : "text")
                                + "; a number, or lists of numbers, are needed");
            }
        }
        return new SpecificationReader(origin.file(), arrays, aliasRows, keys, none, options.dt()).read();
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
}
