package dev.xylo.formats.data;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.List;

/** Cuts an input array into rasters, one by one, and checks every count. */
final class RasterReader {
    /** Samples without any step take no bytes in the file, so their number is not bounded by its size. */
    private static final int MAX_SAMPLES = 1 << 20;

    private final NdArray input;
    private final String key;
    private final Origin origin;

    /**
     * Of an array.
     *
     * @param input the array
     * @param key its name, for messages
     * @param origin where it came from
     */
    RasterReader(NdArray input, String key, Origin origin) {
        this.input = input;
        this.key = key;
        this.origin = origin;
    }

    /** {@code (T, Nin)}. */
    List<SpikeRaster> single() throws FormatException {
        int[] shape = checked(2, "(T, Nin) or (samples, T, Nin)");
        return List.of(raster(0, shape[0], shape[1]));
    }

    /** {@code (samples, T, Nin)}. */
    List<SpikeRaster> batch() throws FormatException {
        int[] shape = checked(3, "(samples, T, Nin)");
        checkSamples(shape[0], origin.at(key));
        List<SpikeRaster> samples = new ArrayList<>(shape[0]);
        for (int sample = 0; sample < shape[0]; sample++) {
            samples.add(raster(sample * shape[1], shape[1], shape[2]));
        }
        return samples;
    }

    /** {@code (sum T, Nin)}, cut at the given lengths. */
    List<SpikeRaster> pieces(NdArray lengths) throws FormatException {
        int[] shape = checked(2, "(sum T, Nin), as lengths is given");
        if (lengths.rank() != 1) {
            throw origin.at(Keys.LENGTHS)
                    .error("has shape " + Text.shape(lengths.shape())
                            + "; needed is (samples,), the steps of each sample");
        }
        checkSamples(lengths.size(), origin.at(key));
        List<SpikeRaster> samples = new ArrayList<>(lengths.size());
        int row = 0;
        for (int sample = 0; sample < lengths.size(); sample++) {
            if (!lengths.isWholeAt(sample) || lengths.longAt(sample) < 0) {
                throw origin.error("lengths[" + sample + "] is " + lengths.textAt(sample)
                        + "; needed is a number of steps, 0 or above");
            }
            if (lengths.longAt(sample) > shape[0] - row) {
                throw origin.error("lengths[" + sample + "] is " + lengths.textAt(sample) + ", but of the " + shape[0]
                        + " rows of input " + (shape[0] - row) + " are left");
            }
            int steps = (int) lengths.longAt(sample);
            samples.add(raster(row, steps, shape[1]));
            row += steps;
        }
        if (row != shape[0]) {
            throw origin.at(Keys.LENGTHS).error("adds up to " + row + " steps, but input has " + shape[0] + " rows");
        }
        return samples;
    }

    private int[] checked(int rank, String needed) throws FormatException {
        int[] shape = input.shape();
        if (shape.length != rank) {
            throw origin.at(key).error("has shape " + Text.shape(shape) + "; needed is " + needed);
        }
        if (shape[rank - 1] == 0) {
            throw origin.at(key).error("has shape " + Text.shape(shape) + ", no input channel");
        }
        return shape;
    }

    /** Steps of each sample, which together are the rows of an array. */
    static int[] steps(NdArray lengths, int rows, Origin origin) throws FormatException {
        int[] steps = new int[lengths.size()];
        long sum = 0;
        for (int i = 0; i < steps.length; i++) {
            if (!lengths.isWholeAt(i) || lengths.longAt(i) < 0 || lengths.longAt(i) > rows) {
                throw origin.at(null)
                        .error("lengths[" + i + "] is " + lengths.textAt(i) + "; input has " + rows + " rows");
            }
            steps[i] = (int) lengths.longAt(i);
            sum += steps[i];
        }
        if (sum != rows || steps.length == 0 || lengths.rank() != 1) {
            throw origin.at(Keys.LENGTHS).error("adds up to " + sum + " steps, but input has " + rows + " rows");
        }
        return steps;
    }

    static void checkSamples(int samples, Origin origin) throws FormatException {
        if (samples == 0) {
            throw origin.error("has no samples");
        }
        if (samples > MAX_SAMPLES) {
            throw origin.error("has " + samples + " samples; at most " + MAX_SAMPLES);
        }
    }

    private SpikeRaster raster(int row, int steps, int channels) throws FormatException {
        int from = row * channels;
        int to = from + steps * channels;
        short[] counts = new short[to - from];
        if (input.dtype().isInteger()) {
            for (int i = 0; i < counts.length; i++) {
                if (!input.isWholeAt(from + i)) {
                    throw notACount(from + i);
                }
                long count = input.longAt(from + i);
                if (count < 0 || count > SpikeRaster.MAX_COUNT) {
                    throw notACount(from + i);
                }
                counts[i] = (short) count;
            }
        } else {
            for (int i = 0; i < counts.length; i++) {
                double count = input.doubleAt(from + i);
                // The first comparison also refuses NaN.
                if (!(count >= 0) || count > SpikeRaster.MAX_COUNT || count != Math.rint(count)) {
                    throw notACount(from + i);
                }
                counts[i] = (short) count;
            }
        }
        return SpikeRaster.of(steps, channels, counts);
    }

    private FormatException notACount(int flat) {
        return origin.at(null)
                .error(Text.element(Text.name(key), input.shape(), flat) + " is " + input.textAt(flat)
                        + "; a spike count is a whole number, 0.." + SpikeRaster.MAX_COUNT);
    }
}
