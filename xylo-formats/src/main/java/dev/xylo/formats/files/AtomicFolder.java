package dev.xylo.formats.files;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writing a folder of files as a whole: it holds what it held, or the new files, never some of both. */
public final class AtomicFolder {
    private AtomicFolder() {}

    /** What writes the files. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes everything.
         *
         * @param folder an empty folder
         * @throws IOException if writing fails
         */
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Writes a temporary folder beside the target, then moves it there. A folder that is there is replaced only if nothing but files of
     * the same kind is in it.
     *
     * @param folder the target
     * @param ours whether a file or folder of this name, directly in the target, may be deleted
     * @param body what writes the files
     * @throws FormatException if the target holds something else, or cannot be written; it is as before then
     */
    public static void write(Path folder, Predicate<String> ours, Body body) throws FormatException {
        Origin origin = new Origin(folder, null);
        try {
            Path target = Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
            refuseForeign(target, ours, origin);
            Path temporary = target.resolveSibling(".xylo-" + UUID.randomUUID() + ".tmp");
            Path old = target.resolveSibling(".xylo-" + UUID.randomUUID() + ".old");
            try {
                Files.createDirectory(temporary);
                body.writeTo(temporary);
                boolean replaces = Files.exists(target);
                if (replaces) {
                    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
                }
                try {
                    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    if (replaces) {
                        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                    }
                    throw e;
                }
            } finally {
                delete(temporary);
                delete(old);
            }
        } catch (NoSuchFileException e) {
            throw origin.error("cannot be written: no such folder", e);
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }

    private static void refuseForeign(Path target, Predicate<String> ours, Origin origin) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw origin.error("is a file, not a folder; choose another name, or delete it");
        }
        try (Stream<Path> files = Files.list(target)) {
            List<String> foreign = files.map(file -> file.getFileName().toString())
                    .filter(name -> !ours.test(name))
                    .sorted()
                    .toList();
            if (!foreign.isEmpty()) {
                throw origin.error("holds other files, such as " + Text.name(foreign.get(0))
                        + ", and a folder is replaced as a whole; choose another one");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
