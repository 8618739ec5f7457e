package dev.xylo.formats.numpy;

import dev.xylo.formats.internal.Text;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an array without reading its elements.
 *
 * @param descr type as the file states it, such as {@code <i4} or {@code <U8}; one line, shortened
 * @param dtype the type, empty where arrays of this type are not read
 * @param shape dimensions, outermost first
 */
public record ArrayHeader(String descr, Optional<DType> dtype, List<Integer> shape) {
    /** Copies. */
    public ArrayHeader {
        shape = List.copyOf(shape);
    }

    /**
     * What kind of elements it has.
     *
     * @return the kind
     */
    public NpyValue.Kind kind() {
        return NpyHeader.kind(descr, dtype);
    }

    @Override
    public String toString() {
        return dtype.map(DType::toString).orElse(descr) + " "
                + Text.shape(shape.stream().mapToInt(Integer::intValue).toArray());
    }
}
