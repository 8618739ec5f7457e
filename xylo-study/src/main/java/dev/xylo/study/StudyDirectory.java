package dev.xylo.study;

import dev.xylo.formats.FormatException;
import dev.xylo.study.engine.EngineException;
import dev.xylo.study.engine.Journal;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.TaskEngine;
import dev.xylo.study.faults.FaultLogs;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The output directory of a study. It belongs to one study, which its {@code manifest.json} names; while that is not complete, {@code
 * checkpoint.journal} holds what is done, and the folder {@code faults} which faulty chips are. A process can be killed at any moment: run again, the study goes on there, and its results are
 * those of an undisturbed run, bit for bit.
 */
public final class StudyDirectory {
    private static final String MANIFEST = "manifest.json";
    private static final String JOURNAL = "checkpoint.journal";
    private static final String FAULTS = "faults";
    private static final List<String> KEPT =
            List.of(StudyFiles.RESULTS, StudyFiles.TABLE, StudyFiles.COUNTS, StudyFiles.SCORES);

    private final Path directory;
    private final Manifest manifest;

    private StudyDirectory(Path directory, Manifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Opens a directory for a study.
     *
     * @param directory made if it is missing
     * @param title what is studied
     * @param plan what to compare; the files it names are read
     * @param samples how many samples are taken
     * @param fresh whether to forget what earlier runs, of whatever study, left there
     * @return the directory, with the study's manifest in it
     * @throws IOException if it cannot be made or read
     * @throws IllegalArgumentException if it holds another study; the message says what differs and what to do
     */
    public static StudyDirectory open(Path directory, String title, StudyPlan plan, int samples, boolean fresh)
            throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IOException(
                    "cannot make the folder " + directory + " for the results; choose another with -o DIR", e);
        }
        Manifest wanted = Manifest.of(title, plan, samples);
        if (fresh) {
            clear(directory);
        }
        Optional<Manifest> there = Manifest.read(directory.resolve(MANIFEST));
        if (there.isPresent()) {
            List<String> differences = wanted.differences(there.get());
            if (!differences.isEmpty()) {
                throw new IllegalArgumentException(directory + " holds another study: "
                        + String.join("; ", differences)
                        + "; choose another folder with -o DIR, or overwrite it with --fresh");
            }
            return new StudyDirectory(directory, there.get());
        }
        if (Files.exists(directory.resolve(StudyFiles.RESULTS))) {
            throw new IllegalArgumentException(directory + " holds results of an unknown study (no " + MANIFEST
                    + "); choose another folder with -o DIR, or overwrite it with --fresh");
        }
        StudyFiles.writeText(directory.resolve(MANIFEST), wanted.text());
        return new StudyDirectory(directory, wanted);
    }

    /** The manifest goes last: a directory without it is never taken for this study's. */
    private static void clear(Path directory) throws IOException {
        List<String> ours = Stream.concat(Stream.of(JOURNAL, StudyFiles.REPORT), KEPT.stream())
                .toList();
        for (String file : ours) {
            Files.deleteIfExists(directory.resolve(file));
        }
        FaultLogs.delete(directory.resolve(FAULTS));
        Files.deleteIfExists(directory.resolve(MANIFEST));
    }

    /**
     * The results, if the study is complete and its files are as they were written.
     *
     * @return empty if something is left to do
     * @throws IOException if they cannot be read
     */
    public Optional<StudyResults> complete() throws IOException {
        return manifest.isComplete(directory)
                ? Optional.of(StudyResults.read(directory.resolve(StudyFiles.RESULTS)))
                : Optional.empty();
    }

    /**
     * Runs what is left of the study and writes its files.
     *
     * @param study the study that this directory was opened for
     * @param threads how many threads, at least 1
     * @param progress told about every simulated sample
     * @return the results
     * @throws IOException if samples cannot be read, a file cannot be written, or another process works here
     */
    public StudyResults run(Study study, int threads, Progress progress) throws IOException {
        return run(study, TaskEngine.ofThreads(threads), progress);
    }

    /**
     * Runs what is left of the study, wherever the engine runs it, and writes its files. One engine goes on where another stopped.
     *
     * @param study the study that this directory was opened for
     * @param engine runs the tasks
     * @param progress told about finished work
     * @return the results
     * @throws IOException if samples cannot be read, a file cannot be written, another process works here, or the engine fails
     */
    public StudyResults run(Study study, TaskEngine engine, Progress progress) throws IOException {
        try {
            return runHere(study, engine, progress);
        } catch (FormatException | Journal.InUseException | EngineException e) {
            throw e;
        } catch (IOException e) {
            String reason = e instanceof FileSystemException refused && refused.getReason() != null
                    ? refused.getReason()
                    : e.getMessage();
            throw new IOException(
                    directory + " cannot be written: " + reason
                            + "; what is done is kept, the same command goes on from there",
                    e);
        }
    }

    private StudyResults runHere(Study study, TaskEngine engine, Progress progress) throws IOException {
        Path journalFile = directory.resolve(JOURNAL);
        Study.Outcome outcome;
        try (Journal journal =
                Journal.open(journalFile, manifest.id(), study.program().tasks().size())) {
            FaultLogs logs = new FaultLogs(directory.resolve(FAULTS), manifest.id());
            outcome = study.run(journal, Optional.of(logs), engine, progress);
        }
        StudyFiles.write(outcome, directory);
        manifest.complete(directory, KEPT);
        StudyFiles.writeText(directory.resolve(MANIFEST), manifest.text());
        Files.deleteIfExists(journalFile);
        FaultLogs.delete(directory.resolve(FAULTS));
        return outcome.results();
    }

    /**
     * Writes table and report once more, from the results alone.
     *
     * @param results of this study
     * @throws IOException if they cannot be written
     */
    public void render(StudyResults results) throws IOException {
        StudyFiles.writeDerived(results, directory);
    }
}
