package dev.xylo.formats.network;

import dev.xylo.core.chip.Chip;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file format of networks. Stateless. */
public interface NetworkFormat {
    /** What a format may be able to hold, besides integers within the chip's range. */
    enum Ability {
        /** Networks in floating point. */
        FLOATS,
        /** Integers beyond the chip's range. */
        ANY_INTEGERS,
        /** Further arrays beside the network. */
        EXTRA_ARRAYS,
        /** One file, not a folder of them. */
        SINGLE_FILE
    }

    /**
     * Short name, as users type it.
     *
     * @return such as {@code npz}
     */
    default String key() {
        return extensions().get(0);
    }

    /**
     * What the format can hold.
     *
     * @return all of it, unless the format says otherwise
     */
    default Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    /**
     * Whether networks are written in it, too.
     *
     * @return false for formats that are read only
     */
    default boolean isWritten() {
        return true;
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
     * @param head its first bytes, at most {@link NetworkFormats#HEAD_BYTES}
     * @return false if it is not, or cannot be told
     */
    boolean recognizes(Path file, byte[] head);

    /**
     * Reads a network.
     *
     * @param file the file
     * @return what it states
     * @throws FormatException if it cannot be read, is damaged, or is no network
     * @throws IOException never another one; the type is for implementations
     */
    Specification read(Path file) throws IOException;

    /**
     * Reads a network, and says what the file may not.
     *
     * @param file the file
     * @param options time step, reset and the like, for formats that need them; others read as without
     * @return what it states
     * @throws FormatException as {@link #read(Path)}
     * @throws IOException never another one; the type is for implementations
     */
    default Specification read(Path file, ReadOptions options) throws IOException {
        return read(file);
    }

    /**
     * What of a network the format can hold, in the form in which reading gives it back.
     *
     * @param specification the network
     * @return as it would be read again, and what is lost
     * @throws FormatException if the format cannot hold it at all, such as floats in a format of integers; the message
     *     says what to do
     */
    default Fit fit(Specification specification) throws FormatException {
        return new Fit(specification, List.of(), List.of());
    }

    /**
     * The same format as another chip has it.
     *
     * @param chip the chip
     * @return this, where the chip makes no difference
     */
    default NetworkFormat forChip(Chip chip) {
        return this;
    }

    /**
     * Writes a network, as a whole or not at all.
     *
     * @param file the file; replaced if it exists (a folder: if nothing else is in it)
     * @param specification the network
     * @param extra further arrays to put beside it, such as {@code input}; their keys must not be those of the network
     * @throws FormatException if it cannot be written, or the network holds what the format cannot (see {@link #fit})
     * @throws IllegalArgumentException if a key is given twice
     * @throws IOException never another one; the type is for implementations
     */
    void write(Path file, Specification specification, Map<String, NdArray> extra) throws IOException;
}
