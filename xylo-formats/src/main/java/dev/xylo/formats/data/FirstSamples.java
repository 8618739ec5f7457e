package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import java.util.List;
import java.util.Objects;

/**
 * The first samples of another source.
 *
 * @param all the other source; closed with this one
 * @param samples how many, fewer than it has
 */
record FirstSamples(SampleSource all, int samples) implements SampleSource {
    @Override
    public int channels() {
        return all.channels();
    }

    @Override
    public int steps(int sample) {
        return all.steps(Objects.checkIndex(sample, samples));
    }

    @Override
    public Annotations annotations() {
        return all.annotations().first(samples);
    }

    @Override
    public Remarks remarks() {
        return all.remarks();
    }

    @Override
    public List<SpikeRaster> read(int from, int to) throws FormatException {
        Objects.checkFromToIndex(from, to, samples);
        return all.read(from, to);
    }

    @Override
    public void close() {
        all.close();
    }
}
