package dev.xylo.formats.nir;

import dev.xylo.formats.numpy.NdArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A node that computes something.
 *
 * @param type as NIR spells it, such as {@code Linear}
 * @param values parameters by NIR's names; unmodifiable
 * @param metadata what somebody noted about it, by key; unmodifiable
 */
public record NirPrimitive(String type, Map<String, NirValue> values, Map<String, NirValue> metadata)
        implements NirNode {
    /** Copies. */
    public NirPrimitive {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * A node without metadata.
     *
     * @param type as NIR spells it
     * @param arrays parameters
     * @return the node
     */
    public static NirPrimitive of(String type, Map<String, NdArray> arrays) {
        Map<String, NirValue> values = new LinkedHashMap<>();
        arrays.forEach((key, array) -> values.put(key, new NirValue.Numbers(array)));
        return new NirPrimitive(type, values, Map.of());
    }

    /**
     * Numbers of a parameter.
     *
     * @param key NIR's name
     * @return empty if it is missing or no numbers
     */
    public Optional<NdArray> numbers(String key) {
        return values.get(key) instanceof NirValue.Numbers numbers ? Optional.of(numbers.array()) : Optional.empty();
    }
}
