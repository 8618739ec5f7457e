package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;

/** An array of numbers of which only some rows (slices along the first axis) are in memory at a time. Threads share it. */
interface Rows extends AutoCloseable {
    /** Dimensions, rows first. */
    int[] shape();

    /** Rows {@code from..to-1}. */
    NdArray rows(int from, int to) throws FormatException;

    @Override
    void close();
}
