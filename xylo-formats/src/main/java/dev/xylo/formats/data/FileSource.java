package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.RowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Samples in an NPY file, of which only the block that is asked for is in memory. Immutable but for the open file. */
final class FileSource implements SampleSource {
    private final Origin origin;
    private final RowFile rows;
    private final Optional<Path> spooled;
    private final int[] labels;
    /** First row of every sample, and one behind the last; empty where a sample is a row. */
    private final int[] starts;

    /**
     * Checks that the parts belong together.
     *
     * @param origin where the samples came from, for messages
     * @param rows {@code (samples, T, Nin)}, or {@code (sum T, Nin)} with lengths; closed with this source
     * @param spooled a temporary file to delete at the end
     * @param labels class of every sample, or of length 0
     * @param lengths steps of every sample, or of length 0
     */
    FileSource(Origin origin, RowFile rows, Optional<Path> spooled, int[] labels, int[] lengths) {
        this.origin = origin;
        this.rows = rows;
        this.spooled = spooled;
        this.labels = labels.clone();
        this.starts = new int[lengths.length == 0 ? 0 : lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], lengths[i]);
        }
    }

    @Override
    public int samples() {
        return starts.length == 0 ? rows.shape()[0] : starts.length - 1;
    }

    @Override
    public int channels() {
        int[] shape = rows.shape();
        return shape[shape.length - 1];
    }

    @Override
    public int steps(int sample) {
        Objects.checkIndex(sample, samples());
        return starts.length == 0 ? rows.shape()[1] : starts[sample + 1] - starts[sample];
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    @Override
    public List<SpikeRaster> read(int from, int to) throws FormatException {
        Objects.checkFromToIndex(from, to, samples());
        if (starts.length == 0) {
            return new RasterReader(rows.rows(from, to), block(from)).batch();
        }
        int[] lengths = new int[to - from];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = steps(from + i);
        }
        return new RasterReader(rows.rows(starts[from], starts[to]), block(from))
                .pieces(NdArray.ofInts(DType.INT32, lengths, lengths.length));
    }

    /** Indices in messages count within a block. */
    private Origin block(int from) {
        return origin.at("samples from " + from + " on");
    }

    @Override
    public void close() {
        rows.close();
        spooled.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
