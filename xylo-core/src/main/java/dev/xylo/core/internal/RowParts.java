package dev.xylo.core.internal;

import java.util.stream.IntStream;

/**
 * Rows of a flat, row-major array, divided among the cores if there are many values. What is made of them must not depend on the
 * division.
 *
 * @param rows how many
 * @param width values in a row, at least 1
 * @param count how many parts, at least 1
 */
public record RowParts(int rows, int width, int count) {
    // Below this, starting threads costs more than it saves.
    private static final int VALUES_PER_PART = 1 << 17;

    /**
     * Divides an array.
     *
     * @param size values in the array, a multiple of the width
     * @param width values in a row, at least 1
     * @return its parts
     */
    public static RowParts of(int size, int width) {
        int rows = size / width;
        int most = Math.min(Runtime.getRuntime().availableProcessors(), rows);
        return new RowParts(rows, width, Math.max(1, Math.min(most, size / VALUES_PER_PART)));
    }

    /** Gets the rows of one part. */
    public interface Visitor {
        /**
         * Some rows, one after the other in memory.
         *
         * @param part 0..{@link #count} - 1; a part has one thread
         * @param from flat index of the first value of the first row
         * @param to flat index after the last value of the last row
         */
        void visit(int part, int from, int to);
    }

    /**
     * Calls once for every part, from several threads.
     *
     * @param visitor gets the parts
     */
    public void forEach(Visitor visitor) {
        if (count == 1) {
            visitor.visit(0, 0, rows * width);
        } else {
            IntStream.range(0, count)
                    .parallel()
                    .forEach(part -> visitor.visit(part, first(part) * width, first(part + 1) * width));
        }
    }

    private int first(int part) {
        return (int) ((long) rows * part / count);
    }
}
