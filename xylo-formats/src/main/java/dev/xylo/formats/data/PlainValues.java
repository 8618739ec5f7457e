package dev.xylo.formats.data;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plain values of pickles, {@code torch.save} and MAT files as names of a data file: a dictionary has names, a pair {@code (X, y)} is
 * samples and labels, a list of pairs is a sample and a label each, anything else the samples.
 */
final class PlainValues {
    private static final String SAMPLES = "X";
    private static final String LABELS = "y";

    private PlainValues() {}

    /** The names. */
    static Map<String, Value> fields(Object content) {
        Object value = Values.unwrapped(content);
        Map<String, Value> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inside) -> fields.put(String.valueOf(key), of(inside)));
            // A struct or dictionary around everything.
            if (fields.size() == 1 && map.values().iterator().next() instanceof Map<?, ?> inner) {
                return fields(inner);
            }
            return fields;
        }
        if (value instanceof List<?> pair && pair.size() == 2 && isLabels(pair.get(1)) && !isLabels(pair.get(0))) {
            fields.put(SAMPLES, of(pair.get(0)));
            fields.put(LABELS, of(pair.get(1)));
            return fields;
        }
        Optional<List<List<?>>> pairs = pairs(value);
        if (pairs.isPresent()) {
            fields.put(
                    SAMPLES,
                    of(pairs.get().stream().<Object>map(item -> item.get(0)).toList()));
            fields.put(
                    LABELS,
                    of(pairs.get().stream().<Object>map(item -> item.get(1)).toList()));
            return fields;
        }
        fields.put(Keys.INPUT, of(value));
        return fields;
    }

    /** One value. */
    static Value of(Object content) {
        Object value = Values.unwrapped(content);
        if (value instanceof NdArray array) {
            return new Value.Numbers(array);
        }
        Optional<List<String>> texts = Values.texts(content);
        if (texts.isPresent()) {
            return new Value.Texts(texts.get(), List.of(texts.get().size()));
        }
        Optional<NdArray> array = Values.array(value);
        if (array.isPresent()) {
            return new Value.Numbers(array.get());
        }
        List<NdArray> parts = new ArrayList<>();
        for (Object item : items(value)) {
            Optional<NdArray> part = Values.array(item);
            if (part.isEmpty()) {
                return new Value.Other(Values.describe(value));
            }
            parts.add(part.get());
        }
        return parts.isEmpty() ? new Value.Other(Values.describe(value)) : new Value.Ragged(parts);
    }

    /** At most two dimensions of numbers, or texts: what labels look like, and rasters of several samples do not. */
    private static boolean isLabels(Object content) {
        Value value = of(content);
        return value instanceof Value.Texts
                || value instanceof Value.Numbers numbers && numbers.array().rank() == 1
                || value instanceof Value.Numbers wide
                        && wide.array().rank() == 2
                        && wide.array().shape()[1] == 1;
    }

    private static Optional<List<List<?>>> pairs(Object value) {
        List<?> items = items(value);
        List<List<?>> pairs = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof List<?> pair)
                    || pair.size() != 2
                    || Values.array(pair.get(0))
                            .filter(array -> array.rank() == 2)
                            .isEmpty()
                    || !(pair.get(1) instanceof String)
                            && Values.array(pair.get(1))
                                    .filter(array -> array.size() == 1)
                                    .isEmpty()) {
                return Optional.empty();
            }
            pairs.add(pair);
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs);
    }

    private static List<?> items(Object value) {
        return switch (value == null ? List.of() : value) {
            case ObjectArray array -> array.items();
            case List<?> list -> list;
            default -> List.of();
        };
    }
}
