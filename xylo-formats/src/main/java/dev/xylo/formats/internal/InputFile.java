package dev.xylo.formats.internal;

import dev.xylo.formats.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Opening files that may not be there. */
public final class InputFile {
    private InputFile() {}

    /**
     * Opens a file. Files are read more than once, for their kind, their parts and their digest: what can be read only once (a pipe) is
     * refused before anybody waits for its writer.
     *
     * @param file the file
     * @return its bytes, unbuffered
     * @throws FormatException if it is missing, a directory, a pipe or a device, or must not be read
     */
    public static InputStream open(Path file) throws FormatException {
        try {
            if (Files.isDirectory(file)) {
                throw new FormatException(file, null, "is a directory, not a file");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new FormatException(
                        file,
                        null,
                        "is not a regular file (a pipe?), and is read more than once; copy it to a file first");
            }
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw explain(new Origin(file, null), e);
        }
    }

    /**
     * Length of a file.
     *
     * @param file the file
     * @return bytes, or -1 where only reading to the end can tell (a pipe, for example)
     * @throws FormatException if it is missing or must not be read
     */
    public static long size(Path file) throws FormatException {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            throw explain(new Origin(file, null), e);
        }
    }

    /**
     * The first bytes of a file.
     *
     * @param file the file
     * @param length how many
     * @return as many, fewer if the file is shorter
     * @throws FormatException if it cannot be read
     */
    public static byte[] head(Path file, int length) throws FormatException {
        try (InputStream in = open(file)) {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw explain(new Origin(file, null), e);
        }
    }

    /**
     * Says in a line why the system refused.
     *
     * @param origin file and key
     * @param cause what happened
     * @return the cause itself if it is a {@link FormatException} already
     */
    public static FormatException explain(Origin origin, IOException cause) {
        if (cause instanceof FormatException explained) {
            return explained;
        }
        return origin.error(reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String text = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        if (text == null) {
            text = cause.getClass().getSimpleName();
        }
        return (cause instanceof ZipException ? "damaged ZIP data: " : "cannot be read or written: ") + text;
    }
}
