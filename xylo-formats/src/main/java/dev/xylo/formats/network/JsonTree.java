package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Objects within a JSON file as plain values: a wrapped specification, or Rockpool's modules, whose numbers are JSON again, as texts. Lists
 * that no network needs are left out.
 */
final class JsonTree {
    private static final int MAX_MEMBERS = 10_000;

    /** Parameters of modules, which some write as numbers. */
    private static final Set<String> MODULE_KEYS = Set.of(
            "weight",
            "w_rec",
            "bias",
            "threshold",
            "tau_mem",
            "tau_syn",
            "tau",
            "alpha",
            "beta",
            "dash_mem",
            "dash_syn",
            "dt",
            "max_spikes_per_dt",
            "_has_rec");

    private JsonTree() {}

    /** Reads the object whose first brace the parser stands at. */
    static Map<String, Object> object(JsonParser parser, Origin origin) throws FormatException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (members.size() == MAX_MEMBERS) {
                throw origin.error("has more than " + MAX_MEMBERS + " members");
            }
            parser.nextToken();
            members.put(key, value(key, parser, origin));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw origin.error("is truncated: a JSON object does not end");
        }
        return members;
    }

    private static Object value(String key, JsonParser parser, Origin origin) throws FormatException {
        boolean wanted = Keys.isRead(key) || MODULE_KEYS.contains(key);
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, origin.at(key));
            case VALUE_STRING -> text(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumbers.read(parser, origin.at(key));
            case START_ARRAY -> {
                if (wanted && !key.equals(Keys.ALIASES)) {
                    yield JsonNumbers.read(parser, origin.at(key));
                }
                yield key.equals(Keys.ALIASES) ? rows(parser, origin.at(key)) : skipped(parser);
            }
            default -> throw origin.error("is not valid JSON");
        };
    }

    private static List<Object> rows(JsonParser parser, Origin origin) throws FormatException {
        List<Object> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null || rows.size() == 1 << 16) {
                throw origin.error("does not end, or has too many lists");
            }
            rows.add(JsonNumbers.read(parser, origin));
        }
        return rows;
    }

    private static Opaque skipped(JsonParser parser) {
        parser.skipChildren();
        return new Opaque("a list");
    }

    /** What a text stands for: numbers, a truth value or a text in JSON's own letters; else the text itself. */
    static Object text(String text) {
        String inside = text.strip();
        if (inside.equals("true") || inside.equals("false")) {
            return inside.equals("true");
        }
        boolean numbers = !inside.isEmpty() && "[-0123456789".indexOf(inside.charAt(0)) >= 0;
        if (!numbers) {
            return inside.length() > 1 && inside.startsWith("\"") && inside.endsWith("\"")
                    ? inside.substring(1, inside.length() - 1)
                    : text;
        }
        try (JsonParser parser = JsonFile.parser(inside)) {
            parser.nextToken();
            NdArray array = JsonNumbers.read(parser, new Origin(null, "text"));
            return parser.nextToken() == null ? array : text;
        } catch (JacksonException | FormatException e) {
            return text;
        }
    }
}
