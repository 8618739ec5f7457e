package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All network formats. */
public final class NetworkFormats {
    /** How many first bytes of a file {@link NetworkFormat#recognizes} gets to see. */
    public static final int HEAD_BYTES = 512;

    private static final List<NetworkFormat> ALL = List.of(
            new TorchNetworkFormat(),
            new NpzNetworkFormat(),
            new NpyNetworkFormat(),
            new SamnaFormat(),
            new RockpoolJsonFormat(),
            new RamImageFormat(),
            new Hdf5NetworkFormat(),
            new NirNetworkFormat(),
            new MatNetworkFormat(),
            new PickleNetworkFormat());

    private NetworkFormats() {}

    /**
     * The formats.
     *
     * @return in the order in which they are tried
     */
    public static List<NetworkFormat> all() {
        return ALL;
    }

    /**
     * The formats that networks are written in.
     *
     * @return in the order in which they are tried
     */
    public static List<NetworkFormat> written() {
        return ALL.stream().filter(NetworkFormat::isWritten).toList();
    }

    /**
     * Reads a network; the format is found by the file's content, and by its extension where the content does not tell.
     *
     * @param file the file
     * @return what it states
     * @throws FormatException if it cannot be read, is damaged, is no network, or of no known format
     */
    public static Specification read(Path file) throws FormatException {
        return read(file, ReadOptions.NONE);
    }

    /**
     * As {@link #read(Path)}, and says what the file may not.
     *
     * @param file the file
     * @param options time step, reset and the like, for formats that need them
     * @return what it states
     * @throws FormatException as {@link #read(Path)}
     */
    public static Specification read(Path file, ReadOptions options) throws FormatException {
        return Heap.guard(file, () -> formatOf(file).read(file, options));
    }

    /**
     * Finds the format of a file, by its content, and by its extension where the content does not tell.
     *
     * @param file the file or folder
     * @return its format
     * @throws FormatException if it cannot be read, is empty, or of no known format
     */
    public static NetworkFormat formatOf(Path file) throws FormatException {
        boolean folder = Files.isDirectory(file);
        byte[] head = folder ? new byte[0] : InputFile.head(file, HEAD_BYTES);
        if (!folder && head.length == 0) {
            throw new FormatException(file, null, "is empty");
        }
        Optional<NetworkFormat> format = ALL.stream()
                .filter(candidate -> candidate.recognizes(file, head))
                .findFirst();
        if (folder && format.isEmpty()) {
            throw new FormatException(file, null, "is a directory, not a file, and holds no RAM images");
        }
        return format.or(() -> byExtension(file))
                .orElseThrow(() ->
                        new FormatException(file, null, "is of no known network format; known are " + known(ALL)));
    }

    /**
     * Finds a format by its short name.
     *
     * @param key such as {@code npz}
     * @return the format, or empty
     */
    public static Optional<NetworkFormat> ofKey(String key) {
        return ALL.stream().filter(format -> format.key().equals(key)).findFirst();
    }

    /**
     * Finds the format to write a file in, by the extension of its name.
     *
     * @param file the file
     * @return the format
     * @throws FormatException if the extension is of no format
     */
    public static NetworkFormat forWriting(Path file) throws FormatException {
        return byExtension(file)
                .filter(NetworkFormat::isWritten)
                .orElseThrow(() -> new FormatException(
                        file,
                        null,
                        "the extension of its name tells no network format that is written; these are "
                                + known(written())));
    }

    /**
     * Writes a network in the format of the file's extension.
     *
     * @param file the file; replaced if it exists
     * @param specification the network
     * @throws FormatException if the extension is of no format, or the file cannot be written
     */
    public static void write(Path file, Specification specification) throws FormatException {
        write(file, specification, Map.of());
    }

    /**
     * Writes a network and further arrays in the format of the file's extension.
     *
     * @param file the file; replaced if it exists
     * @param specification the network
     * @param extra further arrays to put beside it, such as {@code input}
     * @throws FormatException if the extension is of no format, or the file cannot be written
     */
    public static void write(Path file, Specification specification, Map<String, NdArray> extra)
            throws FormatException {
        try {
            forWriting(file).write(file, specification, extra);
        } catch (IOException e) {
            throw InputFile.explain(new Origin(file, null), e);
        }
    }

    private static Optional<NetworkFormat> byExtension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(format -> format.extensions().stream().anyMatch(extension -> name.endsWith("." + extension)))
                .findFirst();
    }

    private static String known(List<NetworkFormat> formats) {
        return formats.stream()
                .map(format -> format.extensions().stream()
                        .map(extension -> "." + extension)
                        .collect(Collectors.joining(", ", format.name() + " (", ")")))
                .collect(Collectors.joining(", "));
    }
}
