package dev.xylo.formats.hdf5;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** HDF5, also MATLAB's files of version 7.3, which are HDF5 behind a header. */
public final class Hdf5File {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private Hdf5File() {}

    /**
     * Whether a file is HDF5.
     *
     * @param head its first bytes
     * @return whether they are HDF5's signature
     */
    public static boolean recognizes(byte[] head) {
        return head.length >= SIGNATURE.length
                && Arrays.equals(head, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * Reads a whole file of at most 128 MiB.
     *
     * @param file the file
     * @return groups as maps, numbers as arrays, texts as text or arrays of text, what is neither as
     *     {@link dev.xylo.formats.values.Opaque}; in the order of the file
     * @throws FormatException if it cannot be read, is damaged or too large, or holds a link
     */
    public static Map<String, Object> read(Path file) throws FormatException {
        return Heap.guard(file, () -> HdfReader.read(file));
    }
}
