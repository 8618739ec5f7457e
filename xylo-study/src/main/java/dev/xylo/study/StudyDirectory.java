package dev.xylo.study;

import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.TaskEngine;
import dev.xylo.study.folder.WorkFolder;
import dev.xylo.study.folder.WorkKind;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.ResultTable;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The output directory of a study. It belongs to one study, which its {@code manifest.json} names; while that is not complete, {@code
 * checkpoint.journal} holds what is done, of whatever work. A process can be killed at any moment: run again, the study goes on there, and
 * its results are those of an undisturbed run, bit for bit.
 */
public final class StudyDirectory {
    private static final WorkKind KIND = new WorkKind(
            "study",
            "xylo-study-manifest",
            List.of(StudyFiles.RESULTS, StudyFiles.TABLE, StudyFiles.COUNTS, StudyFiles.SCORES),
            List.of(StudyFiles.REPORT),
            false);

    private final Path directory;
    private final WorkFolder folder;

    private StudyDirectory(Path directory, WorkFolder folder) {
        this.directory = directory;
        this.folder = folder;
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
     * @throws IOException if it cannot be made or read, or another process works there
     * @throws IllegalArgumentException if it holds another study, or files that no study wrote; the message says what differs and what to do
     */
    public static StudyDirectory open(Path directory, String title, StudyPlan plan, int samples, boolean fresh)
            throws IOException {
        return new StudyDirectory(
                directory, WorkFolder.open(directory, KIND, StudyManifest.of(KIND, title, plan, samples), fresh));
    }

    /**
     * The results, if the study is complete and its files are as they were written.
     *
     * @return empty if something is left to do
     * @throws IOException if they cannot be read
     */
    public Optional<StudyResults> complete() throws IOException {
        return folder.isComplete() ? Optional.of(readable()) : Optional.empty();
    }

    /** Somebody may have edited the results and the digest in the manifest. */
    private StudyResults readable() throws IOException {
        Path file = directory.resolve(StudyFiles.RESULTS);
        try {
            StudyResults results = StudyResults.read(file);
            // Everything that is made from them, so that nothing of it fails later.
            StudyFiles.derived(results);
            ResultTable.text(results);
            ResultTable.warnings(results);
            results.verdict();
            return results;
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + ": was changed, and is no longer what a study writes; --fresh begins anew", e);
        }
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
        return folder.run(study.storeSize(), store -> {
            Study.Outcome outcome = study.run(store, engine, progress);
            StudyFiles.write(outcome, directory);
            return outcome.results();
        });
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
