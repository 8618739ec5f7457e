package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import java.util.List;

/** Samples that are read block by block, in any order and from several threads at once; they need not fit in memory. */
public interface SampleSource extends AutoCloseable {
    /**
     * Number of samples.
     *
     * @return at least 1
     */
    int samples();

    /**
     * Input channels of every sample.
     *
     * @return at least 1
     */
    int channels();

    /**
     * Time steps of a sample.
     *
     * @param sample its index
     * @return at least 0
     */
    int steps(int sample);

    /**
     * Time steps of all samples together.
     *
     * @return the sum
     */
    default long steps() {
        long steps = 0;
        for (int i = 0; i < samples(); i++) {
            steps += steps(i);
        }
        return steps;
    }

    /**
     * What the file says of the samples beside their spikes.
     *
     * @return labels, the user's own predictions and scores, groups; in memory as a whole
     */
    Annotations annotations();

    /**
     * Class of each sample.
     *
     * @return a copy; empty when there are none
     */
    default int[] labels() {
        return annotations().labels();
    }

    /**
     * How the file was read.
     *
     * @return what to tell the user
     */
    default Remarks remarks() {
        return Remarks.NONE;
    }

    /**
     * Reads a block of samples.
     *
     * @param from first sample, inclusive
     * @param to last sample, exclusive
     * @return samples {@code from..to-1}
     * @throws FormatException if the file cannot be read, or a value is not a spike count
     * @throws IndexOutOfBoundsException if there is no such block
     */
    List<SpikeRaster> read(int from, int to) throws FormatException;

    /** Gives back what is open. */
    @Override
    default void close() {}

    /**
     * The first samples only.
     *
     * @param count how many, at least 1
     * @return this source if it has no more
     * @throws IllegalArgumentException if the count is below 1
     */
    default SampleSource first(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " samples; needed is at least 1");
        }
        return count >= samples() ? this : new FirstSamples(this, count);
    }

    /**
     * Samples that are in memory.
     *
     * @param data the samples
     * @return their source
     */
    static SampleSource of(DataSet data) {
        return new MemorySource(data);
    }
}
