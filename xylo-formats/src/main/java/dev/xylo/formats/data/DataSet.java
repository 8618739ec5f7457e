package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import java.util.List;

/**
 * Spike rasters, with their labels and what else a file says of them. Immutable.
 *
 * @param samples at least one, all with the same number of channels
 * @param annotations labels and more; empty arrays, or an entry for every sample
 * @param batch whether the file held several samples, if only one of them; false for a raster without sample axis
 * @param remarks how the file was read; no part of equality
 */
public record DataSet(List<SpikeRaster> samples, Annotations annotations, boolean batch, Remarks remarks) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no sample, several without {@code batch}, a different number of labels, or a different
     *     number of channels
     */
    public DataSet {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a data set needs at least one sample");
        }
        if (!batch && samples.size() != 1) {
            throw new IllegalArgumentException(samples.size() + " samples are a batch");
        }
        annotations.checkSamples(samples.size());
        int channels = samples.get(0).channels();
        for (SpikeRaster sample : samples) {
            if (sample.channels() != channels) {
                throw new IllegalArgumentException(
                        "samples of " + channels + " and of " + sample.channels() + " channels in one data set");
            }
        }
    }

    /**
     * With labels only.
     *
     * @param samples at least one, all with the same number of channels
     * @param labels class of each sample, 0 or above; empty when there are none
     * @param batch whether there is a sample axis
     * @throws IllegalArgumentException as above, or if a label is negative
     */
    public DataSet(List<SpikeRaster> samples, int[] labels, boolean batch) {
        this(samples, Annotations.ofLabels(labels), batch, Remarks.NONE);
    }

    /**
     * Class of each sample.
     *
     * @return a copy; empty when there are none
     */
    public int[] labels() {
        return annotations.labels();
    }

    /**
     * The first samples only.
     *
     * @param count how many, at least 1
     * @return all of them if there are no more
     * @throws IllegalArgumentException if the count is below 1
     */
    public DataSet first(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " samples; needed is at least 1");
        }
        return count >= samples.size()
                ? this
                : new DataSet(samples.subList(0, count), annotations.first(count), batch, remarks);
    }

    /**
     * Input channels of every sample.
     *
     * @return the width
     */
    public int channels() {
        return samples.get(0).channels();
    }

    /**
     * Whether the samples have labels.
     *
     * @return false if {@link #labels} is empty
     */
    public boolean labelled() {
        return annotations.labels().length > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that
                && samples.equals(that.samples)
                && annotations.equals(that.annotations)
                && batch == that.batch;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * samples.hashCode() + annotations.hashCode()) + Boolean.hashCode(batch);
    }

    @Override
    public String toString() {
        return samples.size() + (samples.size() == 1 ? " sample" : " samples") + ", " + channels() + " channels"
                + (labelled() ? ", labelled" : "");
    }
}
