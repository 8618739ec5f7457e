package dev.xylo.formats.files;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writing files as a whole: a reader sees the old content or the new one, never a half, also after a crash of the machine. */
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
     * Writes a file that the user named: a temporary file in the same folder, then moved over the target. A target that is no regular
     * file (a pipe, a device) is written directly, a symbolic link is followed.
     *
     * @param file the target
     * @param body what writes the bytes
     * @throws FormatException if the folder is missing or the file cannot be written; the target is as before then
     */
    public static void write(Path file, Body body) throws FormatException {
        Origin origin = new Origin(file, null);
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                    body.writeTo(out);
                }
                return;
            }
            move(origin, target, body);
        } catch (IOException e) {
            throw explained(origin, e);
        }
    }

    /**
     * Writes a file that this program named, in a folder of its own: as {@link #write}, but whatever has the name is replaced. A link is
     * not followed, so no file elsewhere is touched.
     *
     * @param file the target
     * @param body what writes the bytes
     * @throws FormatException if the folder is missing or the file cannot be written; the target is as before then
     */
    public static void replace(Path file, Body body) throws FormatException {
        Origin origin = new Origin(file, null);
        try {
            move(origin, file.toAbsolutePath(), body);
        } catch (IOException e) {
            throw explained(origin, e);
        }
    }

    /**
     * {@link #write} of text.
     *
     * @param file the target
     * @param text written as UTF-8
     * @throws FormatException as there
     */
    public static void write(Path file, String text) throws FormatException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * {@link #replace} of text.
     *
     * @param file the target
     * @param text written as UTF-8
     * @throws FormatException as there
     */
    public static void replace(Path file, String text) throws FormatException {
        replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void move(Origin origin, Path target, Body body) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw origin.error("is a directory, not a file");
        }
        // Not Files.createTempFile: its files are for the owner's eyes only, and the result keeps the mode.
        Path temporary = target.resolveSibling(".xylo-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(new Unclosed(Channels.newOutputStream(channel)))) {
                body.writeTo(out);
                out.flush();
                // The name must not be on the disk before the content is.
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FormatException explained(Origin origin, IOException e) {
        return e instanceof NoSuchFileException
                ? origin.error("cannot be written: no such folder", e)
                : InputFile.explain(origin, e);
    }

    /** Bodies may close what they write to; the channel is still needed then. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
