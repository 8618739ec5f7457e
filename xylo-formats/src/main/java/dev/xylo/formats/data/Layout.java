package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;

/** A way in which samples lie in a file of named values. Stateless. */
interface Layout {
    /** Whether a file is of this layout, by the names and shapes in it. */
    boolean fits(Fields fields, DataOptions options) throws FormatException;

    /** Finds the samples. */
    SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException;
}
