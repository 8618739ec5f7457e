package dev.xylo.formats.data;

import dev.xylo.formats.numpy.NdArray;
import java.util.List;
import java.util.Map;

/** What a name in a data file stands for, decoded. */
sealed interface Value {
    /** Numbers. */
    record Numbers(NdArray array) implements Value {}

    /** Texts, flat and row-major. */
    record Texts(List<String> values, List<Integer> shape) implements Value {}

    /** Named columns of equal shape: a structured array. */
    record Columns(Map<String, NdArray> columns) implements Value {}

    /** Arrays of different lengths, one for each sample. */
    record Ragged(List<NdArray> parts) implements Value {}

    /** Structured arrays of different lengths, one for each sample. */
    record RaggedColumns(List<Map<String, NdArray>> parts) implements Value {}

    /** What no data set is made of: None, metadata, an object. */
    record Other(String what) implements Value {}
}
