package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import java.io.IOException;
import java.nio.file.Path;

/** A format of named values, in which {@link Layouts} finds the samples. */
abstract class FieldsFormat implements DataFormat {
    /** Opens the file; values are read later. */
    abstract Fields fields(Path file) throws IOException;

    @Override
    public final SampleSource open(Path file, DataOptions options, Memory memory) throws IOException {
        Fields fields = fields(file);
        SampleSource source = null;
        try {
            source = Layouts.open(fields, options, memory);
            return source;
        } catch (FormatException e) {
            throw e;
        } finally {
            // A source in memory needs the file no more; one on disk closes it.
            if (source == null || source instanceof MemorySource) {
                fields.close();
            }
        }
    }
}
