package dev.xylo.study.plan;

import dev.xylo.formats.FormatException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Typed values of a parsed study file.
 *
 * @param file to complain about
 * @param tree its content
 */
record PlanValues(Path file, ObjectNode tree) {
    /** Refuses keys that are none. */
    void checkKeys() throws FormatException {
        for (String key : tree.propertyNames()) {
            if (!PlanKeys.ALL.contains(key)) {
                throw new FormatException(
                        file,
                        key,
                        "unknown key" + Spelling.hint(key, PlanKeys.ALL) + "; there is: "
                                + String.join(", ", PlanKeys.ALL));
            }
        }
    }

    /** The value of a key that must be there. */
    <T> T needed(String key, ValueType<T> type) throws FormatException {
        if (!tree.has(key)) {
            throw new FormatException(file, key, "is missing; it must be " + type.needed());
        }
        return value(key, tree.get(key), type);
    }

    /** The value of a key, or the default. */
    <T> T one(String key, ValueType<T> type, T absent) throws FormatException {
        return tree.has(key) ? value(key, tree.get(key), type) : absent;
    }

    /** The values of a key, one or a list, or the default. */
    <T> List<T> list(String key, ValueType<T> type, List<T> absent) throws FormatException {
        if (!tree.has(key)) {
            return absent;
        }
        if (!(tree.get(key) instanceof ArrayNode array)) {
            return List.of(value(key, tree.get(key), type));
        }
        if (array.isEmpty()) {
            throw new FormatException(
                    file, key, "is an empty list; leave the key out for the default, or give " + type.needed());
        }
        Map<T, Integer> values = new LinkedHashMap<>();
        for (int i = 0; i < array.size(); i++) {
            String element = key + "[" + i + "]";
            Integer earlier = values.putIfAbsent(value(element, array.get(i), type), i);
            if (earlier != null) {
                throw new FormatException(
                        file, element, "is " + described(array.get(i)) + ", as is " + key + "[" + earlier + "]");
            }
        }
        return List.copyOf(values.keySet());
    }

    private <T> T value(String key, JsonNode node, ValueType<T> type) throws FormatException {
        try {
            return type.reader()
                    .apply(node)
                    .orElseThrow(() -> new FormatException(
                            file, key, "is " + described(node) + hint(node, type) + "; it must be " + type.needed()));
        } catch (InvalidPathException e) {
            throw new FormatException(file, key, "is " + described(node) + "; that is no path here", e);
        }
    }

    private static String hint(JsonNode node, ValueType<?> type) {
        return node.isString() ? Spelling.hint(node.stringValue(), type.choices()) : "";
    }

    private static String described(JsonNode node) {
        if (node.isString()) {
            return "'" + shortened(node.stringValue()) + "'";
        }
        if (node.isNull()) {
            return "without a value";
        }
        if (node.isArray()) {
            return "a list";
        }
        return node.isObject() ? "an object" : shortened(node.asString());
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
