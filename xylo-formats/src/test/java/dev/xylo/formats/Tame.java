package dev.xylo.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** What a reader may do with any file: succeed, or complain in one line. */
public final class Tame {
    private Tame() {}

    /** Something that reads. */
    @FunctionalInterface
    public interface Reading {
        /** Reads. */
        void read() throws Exception;
    }

    /**
     * Runs a reader on damaged data.
     *
     * @return whether it complained
     */
    public static boolean complains(byte[] data, String what, Reading reading) {
        try {
            reading.read();
            return false;
        } catch (FormatException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Error) {
                    throw wild(data, what, e);
                }
            }
            if (!e.getMessage().matches("[^\\p{Cntrl}]*")) {
                throw wild(data, what + ": the message has control characters: " + e.getMessage(), e);
            }
            return true;
        } catch (Throwable e) {
            throw wild(data, what, e);
        }
    }

    /** Writes a new file; truncating an old one makes some file systems wait for the disk, thousands of times here. */
    public static void write(Path file, byte[] data) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, data);
    }

    private static AssertionError wild(byte[] data, String what, Throwable cause) {
        return new AssertionError(
                what + "; the file in Base64: " + Base64.getEncoder().encodeToString(data), cause);
    }
}
