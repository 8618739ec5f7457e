package dev.xylo.formats.signal;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.hdf5.Hdf5File;
import dev.xylo.formats.internal.InputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens recorded signals; the format is found by content, text by the extension. */
public final class SignalFiles {
    /** Extensions that {@link #isSignal} knows. */
    public static final List<String> EXTENSIONS = List.of(".wav", ".csv", ".npy", ".npz", ".h5", ".hdf5");

    private static final int HEAD = 12;

    private SignalFiles() {}

    /**
     * Opens a recording.
     *
     * @param file WAV, CSV, NPY, NPZ or HDF5
     * @return its samples, from the first
     * @throws FormatException if it cannot be read, or is none of these
     */
    public static SignalFile open(Path file) throws FormatException {
        byte[] head = InputFile.head(file, HEAD);
        if (begins(head, "RIFF") || begins(head, "RF64") || begins(head, "RIFX")) {
            return WaveFile.open(file);
        }
        if (Hdf5File.recognizes(head)) {
            return ArraySignal.openHdf5(file);
        }
        if (begins(head, "PK")) {
            return ArraySignal.openNpz(file);
        }
        if (head.length > 1 && head[0] == (byte) 0x93 && head[1] == 'N') {
            return ArraySignal.openNpy(file);
        }
        if (extension(file).equals(".csv") || extension(file).equals(".txt")) {
            return CsvSignal.open(file);
        }
        throw new FormatException(
                file, null, "is no WAV, NPY, NPZ or HDF5, and not called .csv; signals are read from these");
    }

    /**
     * Whether a file in a folder of recordings is one of them, by its extension.
     *
     * @param file any file
     * @return whether its extension is one of {@link #EXTENSIONS}
     */
    public static boolean isSignal(Path file) {
        return EXTENSIONS.contains(extension(file));
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private static boolean begins(byte[] head, String magic) {
        if (head.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (head[i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
