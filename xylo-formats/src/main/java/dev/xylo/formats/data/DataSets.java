package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads data sets; the layouts are in the description of this package. */
public final class DataSets {
    private static final String LABEL = "label";
    private static final Set<String> KEYS = Set.of(RasterReader.INPUT, RasterReader.LENGTHS, LABEL);
    private static final int HEAD_BYTES = 6;

    private DataSets() {}

    /**
     * Reads a data set.
     *
     * @param file NPZ with {@code input}, or NPY
     * @return its samples, each a raster of its own
     * @throws FormatException if it cannot be read, is damaged, has no {@code input}, shapes disagree, there is no sample, or a value is
     *     not a spike count (whole, 0..32767); the message names index and value
     */
    public static DataSet read(Path file) throws FormatException {
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
     * Whether a file holds data at all; a network file may, or may not.
     *
     * @param file any file
     * @return true for an NPZ with {@code input}, and for every NPY
     * @throws FormatException if it cannot be read
     */
    public static boolean hasInput(Path file) throws FormatException {
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
