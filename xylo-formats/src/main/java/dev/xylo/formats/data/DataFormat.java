package dev.xylo.formats.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file format of data sets. Stateless. */
public interface DataFormat {
    /**
     * Short name.
     *
     * @return such as {@code npz}
     */
    default String key() {
        return extensions().get(0);
    }

    /**
     * Name for messages.
     *
     * @return such as {@code NumPy NPZ}
     */
    String name();

    /**
     * Endings of file names, the usual one first.
     *
     * @return lower case, without the dot
     */
    List<String> extensions();

    /**
     * Whether a file is of this format, by its content.
     *
     * @param file the file, for formats that must look further than its head
     * @param head its first bytes, at most {@link DataSets#HEAD_BYTES}
     * @return false if it is not, or cannot be told
     */
    boolean recognizes(Path file, byte[] head);

    /**
     * Opens a data set: what is small beside the memory that may be used is read at once.
     *
     * @param file the file
     * @param options what the file may not say
     * @param memory how much may be read at once, and where to unpack what is larger
     * @return its samples
     * @throws dev.xylo.formats.FormatException if it cannot be read, is damaged, or is no data set; the message says what to do
     * @throws IOException never another one; the type is for implementations
     */
    SampleSource open(Path file, DataOptions options, Memory memory) throws IOException;
}
