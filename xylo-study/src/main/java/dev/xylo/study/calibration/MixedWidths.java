package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.quantize.optimal.Widths;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import dev.xylo.study.engine.DamagedResultException;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.TaskStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A search for mixed widths, and how each of its steps decodes samples that the search did not see.
 *
 * @param points from 8 bits everywhere to 2
 */
public record MixedWidths(List<Point> points) {
    private static final int BLOCK = 256;

    /** From 8 bits to 2 in each of three groups, a bit at a time. */
    private static final int MOST_POINTS = 1 + 3 * (Widths.MAX - 2);

    /** Copies. */
    public MixedWidths {
        points = List.copyOf(points);
    }

    /**
     * One step of the search.
     *
     * @param widths bits by group
     * @param weightBits bits of all weights that are not 0 in float
     * @param countError root mean square error of output spike counts on the calibration samples, in spikes
     * @param decoded class of every sample
     */
    public record Point(Widths widths, long weightBits, double countError, int[] decoded) {
        /** Copies. */
        public Point {
            decoded = decoded.clone();
        }

        @Override
        public int[] decoded() {
            return decoded.clone();
        }
    }

    /**
     * Places in a store that {@link #of} needs.
     *
     * @param samples how many samples the data have
     * @return their number
     */
    public static int tasks(int samples) {
        return WidthSearch.TASKS + MOST_POINTS * Math.ceilDiv(samples, BLOCK);
    }

    /**
     * Searches, then runs every step on the data, block by block.
     *
     * @param search for one network
     * @param core revision of the chip
     * @param data samples that the search does not see
     * @param decoding how runs become answers
     * @param store has what is done already, and gets the rest
     * @param progress told about every width that was tried
     * @return the steps
     * @throws IOException if the data cannot be read, or the store fails
     */
    public static MixedWidths of(
            WidthSearch search, Core core, SampleSource data, Decoding decoding, TaskStore store, Progress progress)
            throws IOException {
        List<WidthSearch.Point> path = search.run(store, progress);
        List<int[]> decoded = new ArrayList<>();
        path.forEach(point -> decoded.add(new int[data.samples()]));
        int place = WidthSearch.TASKS;
        for (int from = 0; from < data.samples(); from += BLOCK) {
            int to = Math.min(data.samples(), from + BLOCK);
            List<SpikeRaster> block = List.of();
            for (int p = 0; p < decoded.size(); p++, place++) {
                if (!store.has(place)) {
                    block = block.isEmpty() ? data.read(from, to) : block;
                    store.put(place, encode(WidthSearch.scores(path.get(p).network(), core, block, decoding)));
                }
                decode(store.get(place), decoded.get(p), from, to);
            }
        }
        List<Point> points = new ArrayList<>();
        for (int p = 0; p < decoded.size(); p++) {
            WidthSearch.Point point = path.get(p);
            points.add(new Point(point.widths(), point.weightBits(), point.countError(), decoded.get(p)));
        }
        return new MixedWidths(points);
    }

    /** Decoded classes, as big-endian integers. */
    private static byte[] encode(double[][] scores) {
        ByteBuffer bytes = ByteBuffer.allocate(scores.length * Integer.BYTES);
        for (double[] sample : scores) {
            bytes.putInt(Scores.decide(sample));
        }
        return bytes.array();
    }

    private static void decode(byte[] bytes, int[] classes, int from, int to) throws DamagedResultException {
        if (bytes.length != (to - from) * Integer.BYTES) {
            throw new DamagedResultException("mixed widths", null);
        }
        ByteBuffer.wrap(bytes).asIntBuffer().get(classes, from, to - from);
    }
}
