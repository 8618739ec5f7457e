package dev.xylo.formats.mat;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.hdf5.Hdf5File;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** MATLAB's files. */
public final class MatFile {
    /** Largest file of version 5 to 7, and most bytes that it may unfold to. */
    static final int MAX_BYTES = 1 << 29;

    private static final String HEAD = "MATLAB ";

    private MatFile() {}

    /**
     * Whether a file is MATLAB's, of version 5 or newer.
     *
     * @param head its first bytes
     * @return whether it begins with {@code MATLAB}
     */
    public static boolean recognizes(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(HEAD);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its variables by name: numbers as arrays of MATLAB's shape (a vector is (1, n) or (n, 1)), structs as maps, cells and texts as
     *     arrays of objects
     * @throws FormatException if it cannot be read, is damaged, of version 4, or too large
     */
    public static Map<String, Object> read(Path file) throws FormatException {
        Origin origin = new Origin(file, null);
        byte[] head = InputFile.head(file, MatHeader.BYTES);
        MatHeader header = MatHeader.of(head, origin);
        if (header.isHdf5()) {
            return ReversedAxes.of(Hdf5File.read(file));
        }
        return Heap.guard(file, () -> {
            try (InputStream in = InputFile.open(file)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw origin.error(
                            "is larger than " + (MAX_BYTES >> 20) + " MiB; save it as an NPZ, or with -v7.3");
                }
                return new MatReader(bytes, header, origin).read();
            } catch (IOException e) {
                throw InputFile.explain(origin, e);
            }
        });
    }
}
