package dev.xylo.formats.numpy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an NPY stream may hold: numbers, and what labels and events are stored as. Immutable. */
public sealed interface NpyValue {
    /** The kinds of elements, as a header tells them. */
    enum Kind {
        /** Integers, floats, bools. */
        NUMBERS,
        /** Text of a fixed width. */
        TEXTS,
        /** A structured array: every element has named fields. */
        RECORDS,
        /** Python objects, pickled. */
        OBJECTS,
        /** Anything else: dates, complex numbers, raw bytes. */
        OTHER
    }

    /**
     * Numbers.
     *
     * @param array the array
     */
    record Numbers(NdArray array) implements NpyValue {}

    /**
     * Texts.
     *
     * @param values flat, row-major
     * @param shape dimensions
     */
    record Texts(List<String> values, List<Integer> shape) implements NpyValue {
        /** Copies. */
        public Texts {
            values = List.copyOf(values);
            shape = List.copyOf(shape);
        }
    }

    /**
     * A structured array, field by field; fields that are no plain numbers are left out.
     *
     * @param columns an array for every field, all of the same shape
     */
    record Records(Map<String, NdArray> columns) implements NpyValue {
        /** Copies. */
        public Records {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }
    }

    /**
     * Python objects, not looked at.
     *
     * @param pickle the bytes; shared, not to be changed
     * @param shape dimensions of the array
     */
    record Objects(byte[] pickle, List<Integer> shape) implements NpyValue {
        /** Copies the shape. */
        public Objects {
            shape = List.copyOf(shape);
        }
    }

    /**
     * Elements that are not read.
     *
     * @param descr their type, as NumPy writes it
     */
    record Other(String descr) implements NpyValue {}
}
