package dev.xylo.formats.network;

import dev.xylo.formats.nir.NirOptions;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file format of networks. Stateless. */
public interface NetworkFormat {
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
     * @param head its first bytes, at most {@link NetworkFormats#HEAD_BYTES}
     * @return false if it is not, or cannot be told
     */
    boolean recognizes(Path file, byte[] head);

    /**
     * Reads a network.
     *
     * @param file the file
     * @return what it states
     * @throws dev.xylo.formats.FormatException if it cannot be read, is damaged, or is no network
     * @throws IOException never another one; the type is for implementations
     */
    Specification read(Path file) throws IOException;

    /**
     * Reads a network, and says what the file may not.
     *
     * @param file the file
     * @param options time step and reset, for formats that need them; others read as without
     * @return what it states
     * @throws dev.xylo.formats.FormatException as {@link #read(Path)}
     * @throws IOException never another one; the type is for implementations
     */
    default Specification read(Path file, NirOptions options) throws IOException {
        return read(file);
    }

    /**
     * Writes a network, as a whole or not at all.
     *
     * @param file the file; replaced if it exists
     * @param specification the network
     * @param extra further arrays to put beside it, such as {@code input}; their keys must not be those of the network
     * @throws dev.xylo.formats.FormatException if it cannot be written, or holds what the format cannot express
     * @throws IllegalArgumentException if a key is given twice
     * @throws IOException never another one; the type is for implementations
     */
    void write(Path file, Specification specification, Map<String, NdArray> extra) throws IOException;
}
