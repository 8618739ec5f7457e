package dev.xylo.formats.internal;

import dev.xylo.formats.FormatException;
import java.io.IOException;
import java.nio.file.Path;

/** The last line against files that are honest about their size but too large for this Java heap. */
public final class Heap {
    private Heap() {}

    /**
     * Something that reads.
     *
     * @param <T> what it makes of the file
     */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads.
         *
         * @return the result
         * @throws IOException if the file is broken
         */
        T read() throws IOException;
    }

    /**
     * Reads, and turns an exhausted heap into a complaint: what had been read is unreachable by then, so the program can go on.
     *
     * @param file the file
     * @param reading what to do
     * @param <T> what it makes of the file
     * @return the result
     * @throws FormatException if the file is broken, or too large for the heap
     */
    public static <T> T guard(Path file, Reading<T> reading) throws FormatException {
        try {
            return reading.read();
        } catch (OutOfMemoryError e) {
            throw new FormatException(file, null, tooLarge(), e);
        } catch (IOException e) {
            throw InputFile.explain(new Origin(file, null), e);
        }
    }

    private static String tooLarge() {
        return "needs more memory than there is; the Java heap is limited to "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB (-Xmx raises it)";
    }
}
