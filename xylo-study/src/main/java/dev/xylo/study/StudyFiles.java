package dev.xylo.study;

import dev.xylo.formats.numpy.Npz;
import dev.xylo.study.report.ReportPage;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

    private static final int BUFFER = 1 << 16;

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
        Npz.write(directory.resolve(COUNTS), outcome.counts());
        Npz.write(directory.resolve(SCORES), outcome.scores());
        writeText(directory.resolve(RESULTS), outcome.results().json());
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
        writeText(directory.resolve(TABLE), results.csv());
        writeText(directory.resolve(REPORT), ReportPage.html(results.json()));
    }

    /**
     * Fingerprint of a file.
     *
     * @param file the file
     * @return SHA-256 in 64 lower-case hexadecimal digits
     * @throws IOException if it cannot be read
     */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static void writeText(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                // The name must not be on the disk before the content is.
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
