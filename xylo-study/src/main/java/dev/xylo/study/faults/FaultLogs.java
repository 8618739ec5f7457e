package dev.xylo.study.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Finished trials of a study that is not complete: a file {@code faults/<configuration>.csv} for each configuration. A file of another
 * study is refused.
 *
 * @param folder where they are; made when it is needed
 * @param study identifies the study, as its manifest does
 */
public record FaultLogs(Path folder, byte[] study) {
    private static final String SUFFIX = ".csv";

    /** Copies. */
    public FaultLogs {
        study = study.clone();
    }

    @Override
    public byte[] study() {
        return study.clone();
    }

    /** The file of a configuration, in a folder that is there. */
    Path file(String configuration) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(configuration + SUFFIX);
    }

    /** What the first line of a file names. */
    String fingerprint(String configuration) {
        return HexFormat.of().formatHex(study) + "-" + configuration;
    }

    /**
     * Forgets them all: the study is complete, or begins anew.
     *
     * @param folder where they are; it need not be there, and stays if it holds anything else
     * @throws IOException if one cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder)) {
            if (others.iterator().hasNext()) {
                return;
            }
        }
        Files.delete(folder);
    }
}
