package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import java.util.List;

/**
 * Samples of a data set in memory.
 *
 * @param data the samples
 */
record MemorySource(DataSet data) implements SampleSource {
    @Override
    public int samples() {
        return data.samples().size();
    }

    @Override
    public int channels() {
        return data.channels();
    }

    @Override
    public int steps(int sample) {
        return data.samples().get(sample).steps();
    }

    @Override
    public Annotations annotations() {
        return data.annotations();
    }

    @Override
    public Remarks remarks() {
        return data.remarks();
    }

    @Override
    public List<SpikeRaster> read(int from, int to) {
        return data.samples().subList(from, to);
    }
}
