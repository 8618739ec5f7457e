package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.network.RamDump;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.NpyValue;
import dev.xylo.formats.numpy.Npz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads data sets; formats and layouts are in the description of this package. */
public final class DataSets {
    /** How many first bytes of a file {@link DataFormat#recognizes} gets to see. */
    public static final int HEAD_BYTES = 1024;

    /** In the order in which they are tried. */
    private static final List<DataFormat> ALL = List.of(
            new TestBenchDataFormat(),
            new TorchDataFormat(),
            new NpzDataFormat(),
            new NpyDataFormat(),
            new MatDataFormat(),
            new Hdf5DataFormat(),
            new PickleDataFormat(),
            new AedatDataFormat(),
            new CsvDataFormat());

    private DataSets() {}

    /**
     * The formats.
     *
     * @return in the order in which they are tried
     */
    public static List<DataFormat> all() {
        return ALL;
    }

    /**
     * Reads a data set.
     *
     * @param file the file, or the folder of a test bench
     * @return its samples, each a raster of its own
     * @throws FormatException as {@link #read(Path, DataOptions)}
     */
    public static DataSet read(Path file) throws FormatException {
        return read(file, DataOptions.NONE);
    }

    /**
     * Reads a data set, and says what the file may not.
     *
     * @param file the file, or the folder of a test bench
     * @param options keys, time step, channels, labels
     * @return its samples, each a raster of its own
     * @throws FormatException if it cannot be read, is damaged, has no samples, shapes disagree, something must be said by an option, or
     *     a value is not a spike count (whole, 0..32767); the message names index and value, and what to do
     */
    public static DataSet read(Path file, DataOptions options) throws FormatException {
        return Heap.guard(file, () -> {
            try (SampleSource source = formatOf(file).open(file, options, Memory.ALL)) {
                if (source instanceof MemorySource memory) {
                    return memory.data();
                }
                throw new IllegalStateException(source + " was not read as a whole");
            }
        });
    }

    /**
     * Opens a data set block by block. What is small beside the Java heap is read at once; a larger NPY or HDF5 is read from where it is,
     * and a larger NPZ is unpacked first.
     *
     * @param file as for {@link #read(Path)}
     * @param folder for the unpacked array, made if it is needed; the array is deleted when the source is closed
     * @return its samples
     * @throws FormatException as {@link #read(Path)}; values are checked when they are read
     */
    public static SampleSource open(Path file, Path folder) throws FormatException {
        return open(file, DataOptions.NONE, folder);
    }

    /**
     * As {@link #open(Path, Path)}, and says what the file may not.
     *
     * @param file as for {@link #read(Path)}
     * @param options keys, time step, channels, labels
     * @param folder for the unpacked array
     * @return its samples
     * @throws FormatException as {@link #open(Path, Path)}
     */
    public static SampleSource open(Path file, DataOptions options, Path folder) throws FormatException {
        return open(file, options, new Memory(Runtime.getRuntime().maxMemory() / 4, Optional.of(folder)));
    }

    /**
     * As {@link #open(Path, Path)}, and says what is small.
     *
     * @param file as for {@link #read(Path)}
     * @param folder for the unpacked array
     * @param largest bytes, of the array and of its counts, that may be read at once
     * @return its samples
     * @throws FormatException as {@link #open(Path, Path)}
     */
    public static SampleSource open(Path file, Path folder, long largest) throws FormatException {
        return open(file, DataOptions.NONE, new Memory(largest, Optional.of(folder)));
    }

    /**
     * As {@link #open(Path, DataOptions, Path)}, and says what is small.
     *
     * @param file as for {@link #read(Path)}
     * @param options keys, time step, channels, labels
     * @param memory how much may be read at once, and where to unpack what is larger
     * @return its samples
     * @throws FormatException as {@link #open(Path, Path)}
     */
    public static SampleSource open(Path file, DataOptions options, Memory memory) throws FormatException {
        return Heap.guard(file, () -> formatOf(file).open(file, options, memory));
    }

    /**
     * Whether a file that may be a network holds input spikes, too.
     *
     * @param file any file
     * @return true for an NPZ with {@code input}, for every NPY but a pickled one, and for the folder of a test bench with input spikes
     * @throws FormatException if it cannot be read
     */
    public static boolean hasInput(Path file) throws FormatException {
        if (Files.isDirectory(file)) {
            return RamDump.hasInput(file);
        }
        byte[] head = InputFile.head(file, HEAD_BYTES);
        if (new NpzDataFormat().recognizes(file, head)) {
            return Npz.keys(file).contains(Keys.INPUT);
        }
        return new NpyDataFormat().recognizes(file, head) && Npy.header(file).kind() != NpyValue.Kind.OBJECTS;
    }

    /**
     * Finds the format of a file, by its content, and by its extension where the content does not tell.
     *
     * @param file the file or folder
     * @return its format
     * @throws FormatException if it cannot be read, is empty, or of no known format
     */
    public static DataFormat formatOf(Path file) throws FormatException {
        byte[] head = Files.isDirectory(file) ? new byte[0] : InputFile.head(file, HEAD_BYTES);
        Origin origin = new Origin(file, null);
        if (!Files.isDirectory(file) && head.length == 0) {
            throw origin.error("is empty");
        }
        Optional<DataFormat> format = ALL.stream()
                .filter(candidate -> candidate.recognizes(file, head))
                .findFirst();
        if (format.isPresent()) {
            return format.get();
        }
        if (Files.isDirectory(file)) {
            throw origin.error("is a directory, not a file, and holds no input spikes of a test bench");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(candidate ->
                        candidate.extensions().stream().anyMatch(extension -> name.endsWith("." + extension)))
                .findFirst()
                .orElseThrow(() -> origin.error("is of no known data format; known are " + known()));
    }

    /** Names of a file that holds some beside the samples, such as one of labels. */
    static Fields fields(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            if (formatOf(file) instanceof FieldsFormat format) {
                return format.fields(file);
            }
            throw new FormatException(file, null, "holds no labels; these are an array or lines of text");
        });
    }

    private static String known() {
        return ALL.stream()
                .map(format -> format.extensions().stream()
                        .map(extension -> "." + extension)
                        .collect(Collectors.joining(", ", format.name() + " (", ")")))
                .collect(Collectors.joining(", "));
    }
}
