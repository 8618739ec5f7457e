package dev.xylo.study;

import dev.xylo.formats.files.AtomicFile;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.study.report.ReportPage;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a study: {@code results.json}, {@code results.csv}, {@code counts.npz}, {@code scores.npz}, {@code report.html}. */
public final class StudyFiles {
    /** The results document. */
    public static final String RESULTS = "results.json";

    /** Its flat scalars. */
    public static final String TABLE = "results.csv";

    /** Output spike counts of every sample. */
    public static final String COUNTS = "counts.npz";

    /** What the decoder read and decided of every sample. */
    public static final String SCORES = "scores.npz";

    /** The results document for people. */
    public static final String REPORT = "report.html";

    private StudyFiles() {}

    /**
     * Writes all files; each appears under its name only when it is whole.
     *
     * @param outcome the study
     * @param directory made if it is missing
     * @throws IOException if a file cannot be written
     */
    public static void write(Study.Outcome outcome, Path directory) throws IOException {
        Files.createDirectories(directory);
        AtomicFile.replace(directory.resolve(COUNTS), out -> Npz.write(out, outcome.counts()));
        AtomicFile.replace(directory.resolve(SCORES), out -> Npz.write(out, outcome.scores()));
        AtomicFile.replace(directory.resolve(RESULTS), outcome.results().json());
        writeDerived(outcome.results(), directory);
    }

    /**
     * Writes what is made from the results document alone: table and report.
     *
     * @param results the study
     * @param directory an existing folder
     * @throws IOException if a file cannot be written
     */
    public static void writeDerived(StudyResults results, Path directory) throws IOException {
        for (Map.Entry<String, String> file : derived(results).entrySet()) {
            AtomicFile.replace(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** Texts by file name. */
    static Map<String, String> derived(StudyResults results) {
        return Map.of(TABLE, results.csv(), REPORT, ReportPage.html(results.json()));
    }
}
