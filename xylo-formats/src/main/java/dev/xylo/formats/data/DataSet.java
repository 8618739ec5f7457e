package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import java.util.Arrays;
import java.util.List;

/**
 * Spike rasters with their labels. Immutable.
 *
 * @param samples at least one, all with the same number of channels
 * @param labels class of each sample, 0 or above; empty when there are none
 * @param batch whether the file held several samples, if only one of them; false for a raster without sample axis
 */
public record DataSet(List<SpikeRaster> samples, int[] labels, boolean batch) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no sample, several without {@code batch}, a different number of labels, a negative
     *     label, or a different number of channels
     */
    public DataSet {
        samples = List.copyOf(samples);
        labels = labels.clone();
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a data set needs at least one sample");
        }
        if (!batch && samples.size() != 1) {
            throw new IllegalArgumentException(samples.size() + " samples are a batch");
        }
        if (labels.length != 0 && labels.length != samples.size()) {
            throw new IllegalArgumentException(labels.length + " labels for " + samples.size() + " samples");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException("label[" + i + "] is " + labels[i] + "; a label is 0 or above");
            }
        }
        int channels = samples.get(0).channels();
        for (SpikeRaster sample : samples) {
            if (sample.channels() != channels) {
                throw new IllegalArgumentException(
                        "samples of " + channels + " and of " + sample.channels() + " channels in one data set");
            }
        }
    }

    /**
     * Class of each sample.
     *
     * @return a copy; empty when there are none
     */
    @Override
    public int[] labels() {
        return labels.clone();
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
        return labels.length > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that
                && samples.equals(that.samples)
                && Arrays.equals(labels, that.labels)
                && batch == that.batch;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * samples.hashCode() + Arrays.hashCode(labels)) + Boolean.hashCode(batch);
    }

    @Override
    public String toString() {
        return samples.size() + (samples.size() == 1 ? " sample" : " samples") + ", " + channels() + " channels"
                + (labelled() ? ", labelled" : "");
    }
}
