package dev.xylo.formats.internal;

import dev.xylo.formats.FormatException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writing files as a whole: a reader sees the old content or the new one, never a half. */
public final class AtomicFile {
    private AtomicFile() {}

    /** What writes the bytes. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes everything.
         *
         * @param out buffered; closed by the caller
         * @throws IOException if writing fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a temporary file in the same folder, then moves it over the target. A target that is no regular file (a pipe, a device)
     * is written directly, a symbolic link is followed.
     *
     * @param file the target
     * @param body what writes the bytes
     * @throws FormatException if the folder is missing or the file cannot be written; the target is as before then
     */
    public static void write(Path file, Body body) throws FormatException {
        Origin origin = new Origin(file, null);
        if (Files.isDirectory(file)) {
            throw origin.error("is a directory, not a file");
        }
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                    body.writeTo(out);
                }
                return;
            }
            // Not Files.createTempFile: its files are for the owner's eyes only, and the result keeps the mode.
            Path temporary = target.resolveSibling(".xylo-" + UUID.randomUUID() + ".tmp");
            try {
                try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                    body.writeTo(out);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (NoSuchFileException e) {
            throw origin.error("cannot be written: no such folder", e);
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }
}
