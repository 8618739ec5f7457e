package dev.xylo.formats.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An array whose elements are no numbers: texts, lists, arrays, {@code null}.
 *
 * @param shape dimensions; empty for a single element
 * @param items elements in C order, as many as the shape says; unmodifiable
 */
public record ObjectArray(List<Integer> shape, List<Object> items) {
    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there are more or fewer elements than the shape says
     */
    public ObjectArray {
        shape = List.copyOf(shape);
        items = Collections.unmodifiableList(new ArrayList<>(items));
        long size = 1;
        for (int length : shape) {
            size = Math.min(size * length, Integer.MAX_VALUE);
        }
        if (size != items.size()) {
            throw new IllegalArgumentException("shape " + shape + " does not have " + items.size() + " elements");
        }
    }
}
