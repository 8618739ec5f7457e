package dev.xylo.study.folder;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFile;
import dev.xylo.study.engine.DamagedResultException;
import dev.xylo.study.engine.EngineException;
import dev.xylo.study.engine.Journal;
import dev.xylo.study.engine.TaskStore;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one piece of work: {@code manifest.json} says which, {@code checkpoint.journal} holds what is done while it is not complete.
 * One process at a time: the journal is locked for whatever changes the folder.
 */
public final class WorkFolder {
    /** Names the work. */
    public static final String MANIFEST = "manifest.json";

    /** What is done of it. */
    public static final String JOURNAL = "checkpoint.journal";

    private final Path folder;
    private final WorkKind kind;
    private final Manifest manifest;

    private WorkFolder(Path folder, WorkKind kind, Manifest manifest) {
        this.folder = folder;
        this.kind = kind;
        this.manifest = manifest;
    }

    /**
     * Opens a folder for some work.
     *
     * @param folder made if it is missing
     * @param kind what work it is
     * @param wanted which one
     * @param fresh whether to forget what earlier work of this kind left there
     * @return the folder, with the manifest in it
     * @throws IOException if it cannot be made or read, or another process works there
     * @throws IllegalArgumentException if it holds other work, or files that this program did not write; the message says what to do
     */
    public static WorkFolder open(Path folder, WorkKind kind, Manifest wanted, boolean fresh) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(
                    "cannot make the folder " + folder + " for the results; choose another with -o DIR", e);
        }
        Optional<WorkFolder> there = there(folder, kind, wanted, fresh);
        if (there.isPresent()) {
            return there.get();
        }
        try (Journal lock = Journal.lock(folder.resolve(JOURNAL))) {
            // Again: until now another process might have begun.
            there = there(folder, kind, wanted, fresh);
            if (there.isPresent()) {
                return there.get();
            }
            lock.clear();
            for (String file : kind.files()) {
                Files.deleteIfExists(folder.resolve(file));
            }
            AtomicFile.replace(folder.resolve(MANIFEST), wanted.text());
            return new WorkFolder(folder, kind, wanted);
        }
    }

    /** The same work, if it is there already; empty if the folder is free, or is to be made so. */
    private static Optional<WorkFolder> there(Path folder, WorkKind kind, Manifest wanted, boolean fresh)
            throws IOException {
        Optional<Manifest> manifest;
        try {
            manifest = Manifest.read(folder.resolve(MANIFEST), kind);
        } catch (Manifest.DamagedException e) {
            if (fresh) {
                return Optional.empty();
            }
            throw e;
        }
        if (manifest.isEmpty()) {
            refuseForeign(folder, kind);
            return Optional.empty();
        }
        if (fresh) {
            return Optional.empty();
        }
        refuseOther(folder, kind, wanted, manifest.get());
        return Optional.of(new WorkFolder(folder, kind, manifest.get()));
    }

    /** Without a manifest no file there is this program's; only a journal says for itself whose it is. */
    private static void refuseForeign(Path folder, WorkKind kind) {
        List<String> foreign = kind.files().stream()
                .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!foreign.isEmpty()) {
            throw new IllegalArgumentException(folder + " holds " + foreign.get(0) + ", but no " + MANIFEST
                    + ": it is not the folder of a " + kind.noun()
                    + ", and nothing in it is overwritten; choose another folder with -o DIR");
        }
    }

    private static void refuseOther(Path folder, WorkKind kind, Manifest wanted, Manifest there) {
        List<String> differences = wanted.differences(there);
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(folder + " holds another " + kind.noun() + ": "
                    + String.join("; ", differences)
                    + "; choose another folder with -o DIR, or overwrite it with --fresh");
        }
    }

    /**
     * A file in it.
     *
     * @param name its name
     * @return its path
     */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /**
     * Whether the work is done, and its results are as they were written.
     *
     * @return false if something is left to do
     * @throws IOException if they cannot be read
     */
    public boolean isComplete() throws IOException {
        return manifest.isComplete(folder);
    }

    /** Does what is left, and writes the results. */
    @FunctionalInterface
    public interface Body<T> {
        /**
         * Does it.
         *
         * @param store has what is done already, and gets the rest
         * @return the outcome; its files are written
         * @throws IOException if something cannot be read or written
         */
        T run(TaskStore store) throws IOException;
    }

    /**
     * Does what is left of the work.
     *
     * @param <T> what comes of it
     * @param tasks number of tasks
     * @param body does them
     * @return what came of it
     * @throws IOException if something cannot be read or written, or another process works here
     */
    public <T> T run(int tasks, Body<T> body) throws IOException {
        try (Journal journal = Journal.open(resolve(JOURNAL), manifest.id(), tasks)) {
            // Since it was opened, another process may have begun other work here, with --fresh.
            Manifest.read(resolve(MANIFEST), kind).ifPresent(now -> refuseOther(folder, kind, manifest, now));
            T outcome = body.run(journal);
            manifest.complete(folder, kind.kept());
            AtomicFile.replace(resolve(MANIFEST), manifest.text());
            if (!kind.journalStays()) {
                journal.delete();
            }
            return outcome;
        } catch (DamagedResultException e) {
            throw new IOException(resolve(JOURNAL) + ": " + e.getMessage() + "; --fresh begins anew", e);
        } catch (Journal.UnusableException | EngineException e) {
            throw e;
        } catch (FormatException e) {
            throw isOurs(e) ? notWritten(e.reason(), e) : e;
        } catch (FileSystemException e) {
            throw notWritten(e.getReason() == null ? e.getMessage() : e.getReason(), e);
        } catch (IOException e) {
            throw notWritten(e.getMessage(), e);
        }
    }

    /** Whether the complaint is about a file that this program writes, not one that it was given. */
    private boolean isOurs(FormatException e) {
        return e.file() != null
                && Stream.concat(Stream.of(MANIFEST), kind.files().stream())
                        .anyMatch(name -> resolve(name).equals(e.file()));
    }

    private IOException notWritten(String reason, IOException cause) {
        return new IOException(
                folder + " cannot be written: " + reason.replace("cannot be read or written: ", "")
                        + "; what is done is kept, the same command goes on from there",
                cause);
    }
}
