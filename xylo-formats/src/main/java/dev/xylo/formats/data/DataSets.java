package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.network.RamDump;
import dev.xylo.formats.numpy.ArrayHeader;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.formats.numpy.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads data sets; the layouts are in the description of this package. */
public final class DataSets {
    private static final String LABEL = "label";
    private static final Set<String> KEYS = Set.of(RasterReader.INPUT, RasterReader.LENGTHS, LABEL);
    private static final int HEAD_BYTES = 6;
    private static final String UNPACKED = "input.npy";

    private DataSets() {}

    /**
     * Reads a data set.
     *
     * @param file NPZ with {@code input}, NPY, or the folder of a test bench ({@link RamDump})
     * @return its samples, each a raster of its own
     * @throws FormatException if it cannot be read, is damaged, has no {@code input}, shapes disagree, there is no sample, or a value is
     *     not a spike count (whole, 0..32767); the message names index and value
     */
    public static DataSet read(Path file) throws FormatException {
        if (RamDump.hasInput(file)) {
            return new DataSet(List.of(RamDump.read(file).input().orElseThrow()), new int[0], false);
        }
        return Heap.guard(file, () -> {
            Origin origin = new Origin(file, null);
            return switch (kind(file)) {
                case NPZ -> fromArrays(origin, Npz.read(file, KEYS::contains));
                case NPY -> fromArrays(origin, Map.of(RasterReader.INPUT, Npy.read(file)));
                case OTHER -> throw origin.error("is neither NPZ nor NPY; data is read from these");
            };
        });
    }

    /**
     * Opens a data set block by block. What is small beside the Java heap is read at once; a larger NPY is read from where it is, and a
     * larger NPZ is unpacked first.
     *
     * @param file as for {@link #read}
     * @param folder for the unpacked array, made if it is needed; the array is deleted when the source is closed
     * @return its samples
     * @throws FormatException as {@link #read}; values are checked when they are read
     */
    public static SampleSource open(Path file, Path folder) throws FormatException {
        return open(file, folder, Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * As {@link #open(Path, Path)}, and says what is small.
     *
     * @param file as for {@link #read}
     * @param folder for the unpacked array
     * @param largest bytes, of the array and of its counts, that may be read at once
     * @return its samples
     * @throws FormatException as {@link #open(Path, Path)}
     */
    public static SampleSource open(Path file, Path folder, long largest) throws FormatException {
        if (RamDump.hasInput(file)) {
            return SampleSource.of(read(file));
        }
        Kind kind = kind(file);
        ArrayHeader input = header(file, kind);
        if (input == null || bytes(input) <= largest) {
            return SampleSource.of(read(file));
        }
        Origin origin = new Origin(file, null);
        try {
            Path unpacked = folder.resolve(UNPACKED);
            if (kind == Kind.NPZ) {
                Files.createDirectories(folder);
                Npz.extract(file, RasterReader.INPUT, unpacked);
            }
            return stream(origin, kind == Kind.NPZ ? unpacked : file, kind);
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }

    private static SampleSource stream(Origin origin, Path npy, Kind kind) throws FormatException {
        Map<String, NdArray> others =
                kind == Kind.NPZ ? Npz.read(origin.file(), Set.of(RasterReader.LENGTHS, LABEL)::contains) : Map.of();
        NdArray lengths = others.get(RasterReader.LENGTHS);
        RowFile rows = RowFile.open(npy);
        int[] steps = lengths == null ? new int[0] : steps(lengths, rows.shape()[0], origin);
        int samples = lengths == null ? rows.shape()[0] : steps.length;
        return new FileSource(
                origin,
                rows,
                kind == Kind.NPZ ? Optional.of(npy) : Optional.empty(),
                labels(others.get(LABEL), samples, origin),
                steps);
    }

    private static int[] steps(NdArray lengths, int rows, Origin origin) throws FormatException {
        int[] steps = new int[lengths.size()];
        long sum = 0;
        for (int i = 0; i < steps.length; i++) {
            if (!lengths.isWholeAt(i) || lengths.longAt(i) < 0 || lengths.longAt(i) > rows) {
                throw origin.error("lengths[" + i + "] is " + lengths.textAt(i) + "; input has " + rows + " rows");
            }
            steps[i] = (int) lengths.longAt(i);
            sum += steps[i];
        }
        if (sum != rows || steps.length == 0) {
            throw origin.at(RasterReader.LENGTHS)
                    .error("adds up to " + sum + " steps, but input has " + rows + " rows");
        }
        return steps;
    }

    /** Of the input array; null if it is not of a layout that can be read in blocks. */
    private static ArrayHeader header(Path file, Kind kind) throws FormatException {
        return switch (kind) {
            case NPZ -> {
                Map<String, ArrayHeader> headers = Npz.headers(file, KEYS::contains);
                ArrayHeader input = headers.get(RasterReader.INPUT);
                boolean several = input != null
                        && (input.shape().size() == 3
                                || input.shape().size() == 2 && headers.containsKey(RasterReader.LENGTHS));
                yield several ? input : null;
            }
            case NPY -> {
                ArrayHeader input = Npy.header(file);
                yield input.shape().size() == 3 ? input : null;
            }
            case OTHER -> null;
        };
    }

    /** What its bytes and its counts, which are of 16 bits, take in memory. */
    private static double bytes(ArrayHeader input) {
        double elements =
                input.shape().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        int bytes = Short.BYTES + input.dtype().map(DType::itemSize).orElse(0);
        return elements * bytes;
    }

    /**
     * Whether a file holds data at all; a network file may, or may not.
     *
     * @param file any file
     * @return true for an NPZ with {@code input}, for every NPY, and for the folder of a test bench with input spikes
     * @throws FormatException if it cannot be read
     */
    public static boolean hasInput(Path file) throws FormatException {
        if (Files.isDirectory(file)) {
            return RamDump.hasInput(file);
        }
        return switch (kind(file)) {
            case NPZ -> Npz.keys(file).contains(RasterReader.INPUT);
            case NPY -> true;
            case OTHER -> false;
        };
    }

    private static DataSet fromArrays(Origin origin, Map<String, NdArray> arrays) throws FormatException {
        NdArray input = arrays.get(RasterReader.INPUT);
        if (input == null) {
            throw origin.at(RasterReader.INPUT)
                    .error("is missing; the file holds " + Text.names(Npz.keys(origin.file())));
        }
        NdArray lengths = arrays.get(RasterReader.LENGTHS);
        RasterReader reader = new RasterReader(input, origin);
        List<SpikeRaster> samples;
        if (lengths != null) {
            samples = reader.pieces(lengths);
        } else {
            samples = input.rank() == 3 ? reader.batch() : reader.single();
        }
        boolean batch = lengths != null || input.rank() == 3;
        return new DataSet(samples, labels(arrays.get(LABEL), samples.size(), origin), batch);
    }

    private static int[] labels(NdArray label, int samples, Origin origin) throws FormatException {
        if (label == null) {
            return new int[0];
        }
        boolean fits = label.size() == samples && (label.rank() == 1 || label.rank() == 0);
        if (!fits) {
            throw origin.at(LABEL)
                    .error("has shape " + Text.shape(label.shape()) + "; needed is (" + samples
                            + ",), one label per sample");
        }
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            if (!label.isWholeAt(i) || label.longAt(i) < 0 || label.longAt(i) > Integer.MAX_VALUE) {
                throw origin.error(Text.element(LABEL, label.shape(), i) + " is " + label.textAt(i)
                        + "; a label is a whole number, 0 or above");
            }
            labels[i] = (int) label.longAt(i);
        }
        return labels;
    }

    private enum Kind {
        NPZ,
        NPY,
        OTHER
    }

    private static Kind kind(Path file) throws FormatException {
        byte[] head = InputFile.head(file, HEAD_BYTES);
        if (head.length >= 2 && head[0] == 'P' && head[1] == 'K') {
            return Kind.NPZ;
        }
        return head.length >= 2 && head[0] == (byte) 0x93 && head[1] == 'N' ? Kind.NPY : Kind.OTHER;
    }
}
