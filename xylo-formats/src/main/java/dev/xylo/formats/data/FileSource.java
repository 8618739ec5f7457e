package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.List;
import java.util.Objects;

/** Samples in an NPY file, of which only the block that is asked for is in memory. Immutable but for the open file. */
final class FileSource implements SampleSource {
    private final String key;
    private final Fields fields;
    private final Rows rows;
    private final Annotations annotations;
    private final Remarks remarks;
    /** First row of every sample, and one behind the last; empty where a sample is a row. */
    private final int[] starts;

    /**
     * Of parts that belong together.
     *
     * @param key name of the array, for messages
     * @param fields the file, closed with this source
     * @param rows {@code (samples, T, Nin)}, or {@code (sum T, Nin)} with lengths; closed with this source
     * @param annotations labels and more
     * @param remarks how the file was read
     * @param lengths steps of every sample, or of length 0
     */
    FileSource(String key, Fields fields, Rows rows, Annotations annotations, Remarks remarks, int[] lengths) {
        this.key = key;
        this.fields = fields;
        this.rows = rows;
        this.annotations = annotations;
        this.remarks = remarks;
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
    public Annotations annotations() {
        return annotations;
    }

    @Override
    public Remarks remarks() {
        return remarks;
    }

    @Override
    public List<SpikeRaster> read(int from, int to) throws FormatException {
        Objects.checkFromToIndex(from, to, samples());
        if (starts.length == 0) {
            return new RasterReader(rows.rows(from, to), key, block(from)).batch();
        }
        int[] lengths = new int[to - from];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = steps(from + i);
        }
        return new RasterReader(rows.rows(starts[from], starts[to]), key, block(from))
                .pieces(NdArray.ofInts(DType.INT32, lengths, lengths.length));
    }

    /** Indices in messages count within a block. */
    private Origin block(int from) {
        return new Origin(fields.file(), "samples from " + from + " on");
    }

    @Override
    public void close() {
        rows.close();
        fields.close();
    }
}
