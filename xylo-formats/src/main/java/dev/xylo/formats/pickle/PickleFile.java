package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A pickle: {@code pickle.dump}. */
public final class PickleFile {
    private static final int PROTO = 0x80;

    private PickleFile() {}

    /**
     * Whether a file may be a pickle of protocol 2 to 5; older ones have no sign.
     *
     * @param head its first bytes
     * @return whether it begins as one does
     */
    public static boolean recognizes(byte[] head) {
        return head.length >= 2 && (head[0] & 0xFF) == PROTO && head[1] >= 2 && head[1] <= 5;
    }

    /**
     * Reads a file. Nothing in it is run.
     *
     * @param file the file
     * @return a plain value
     * @throws FormatException if it cannot be read, is damaged, names any function of Python but those that arrays need (the message says
     *     which), or unfolds to more than half of the Java heap
     */
    public static Object read(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
                return read(in, file, null);
            }
        });
    }

    /**
     * Reads the pickle at which a stream stands, such as behind the header of an NPY file of objects.
     *
     * @param in the stream; not closed
     * @param source file for messages, or null
     * @param key name for messages, or null
     * @return a plain value
     * @throws FormatException as {@link #read(Path)}
     * @throws IOException if the stream cannot be read
     */
    public static Object read(InputStream in, Path source, String key) throws IOException {
        Origin origin = new Origin(source, key);
        Unpickler unpickler = new Unpickler(in, origin, new Budget(origin), null, 0);
        return unpickler.plain(unpickler.run());
    }
}
