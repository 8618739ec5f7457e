package dev.xylo.formats.data;

import dev.xylo.formats.internal.Text;
import java.util.List;

/**
 * What is known of a name in a data file without reading it.
 *
 * @param kind what it stands for
 * @param shape dimensions; of ragged arrays the number of parts
 * @param bytes of one element; 0 where it is not known
 */
record Field(Kind kind, List<Integer> shape, int bytes) {
    /** Kinds of values. */
    enum Kind {
        /** An array of numbers. */
        NUMBERS,
        /** An array of texts. */
        TEXTS,
        /** A structured array. */
        COLUMNS,
        /** Arrays of different lengths, or Python objects, which may be such. */
        RAGGED,
        /** Anything else. */
        OTHER
    }

    Field {
        shape = List.copyOf(shape);
    }

    boolean numbers(int rank) {
        return kind == Kind.NUMBERS && shape.size() == rank;
    }

    int[] dimensions() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return Text.shape(dimensions());
    }
}
