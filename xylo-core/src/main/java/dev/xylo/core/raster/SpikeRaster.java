package dev.xylo.core.raster;

import java.util.Arrays;

/** Input spike counts {@code (T, channels)}, row-major, 0..32767 each. Immutable. The chip clips a count to 15 when it delivers it. */
public final class SpikeRaster {
    /** Largest count that a raster holds; far above what any chip delivers. */
    public static final int MAX_COUNT = Short.MAX_VALUE;

    private final int steps;
    private final int channels;
    private final short[] counts;

    private SpikeRaster(int steps, int channels, short[] counts) {
        this.steps = steps;
        this.channels = channels;
        this.counts = counts;
    }

    /**
     * Checks and copies.
     *
     * @param steps time steps T, at least 0
     * @param channels input channels, at least 1
     * @param counts flat, row-major, {@code T * channels} values, 0..32767
     * @return the raster
     * @throws IllegalArgumentException if the length disagrees or a count is negative or too large; the message names the index
     */
    public static SpikeRaster of(int steps, int channels, int[] counts) {
        checkLength(steps, channels, counts.length);
        short[] copy = new short[counts.length];
        for (int i = 0; i < counts.length; i++) {
            checkCount(counts[i], i, channels);
            copy[i] = (short) counts[i];
        }
        return new SpikeRaster(steps, channels, copy);
    }

    /**
     * As {@link #of(int, int, int[])}.
     *
     * @param steps time steps T, at least 0
     * @param channels input channels, at least 1
     * @param counts flat, row-major, {@code T * channels} values, not negative
     * @return the raster
     * @throws IllegalArgumentException if the length disagrees or a count is negative; the message names the index
     */
    public static SpikeRaster of(int steps, int channels, short[] counts) {
        checkLength(steps, channels, counts.length);
        for (int i = 0; i < counts.length; i++) {
            checkCount(counts[i], i, channels);
        }
        return new SpikeRaster(steps, channels, counts.clone());
    }

    /**
     * Time steps.
     *
     * @return T
     */
    public int steps() {
        return steps;
    }

    /**
     * Input channels.
     *
     * @return the width
     */
    public int channels() {
        return channels;
    }

    /**
     * Count of one channel in one step, before the chip's cap.
     *
     * @param step 0..T-1
     * @param channel 0..channels-1
     * @return 0..32767
     */
    public int count(int step, int channel) {
        return counts[step * channels + channel];
    }

    /**
     * Finds the next cell with spikes, for walking a raster that is mostly silent.
     *
     * @param from flat index {@code step * channels + channel}, at least 0
     * @return flat index of the first count above 0 at or after {@code from}, or {@code T * channels} if there is none
     */
    public int nextSpike(int from) {
        int at = from;
        while (at < counts.length && counts[at] == 0) {
            at++;
        }
        return at;
    }

    /**
     * A stretch of time.
     *
     * @param from first step, inclusive
     * @param to last step, exclusive
     * @return steps from..to-1
     * @throws IndexOutOfBoundsException if the stretch is not inside
     */
    public SpikeRaster slice(int from, int to) {
        java.util.Objects.checkFromToIndex(from, to, steps);
        return new SpikeRaster(to - from, channels, Arrays.copyOfRange(counts, from * channels, to * channels));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeRaster that
                && steps == that.steps
                && channels == that.channels
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * steps + channels) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "SpikeRaster(" + steps + " steps x " + channels + " channels)";
    }

    private static void checkLength(int steps, int channels, int length) {
        if (steps < 0 || channels < 1 || (long) steps * channels != length) {
            throw new IllegalArgumentException(
                    "a raster of " + steps + " steps x " + channels + " channels cannot have " + length + " counts");
        }
    }

    private static void checkCount(int count, int flat, int channels) {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("input[" + flat / channels + ", " + flat % channels + "] is " + count
                    + "; a spike count is 0.." + MAX_COUNT);
        }
    }
}
