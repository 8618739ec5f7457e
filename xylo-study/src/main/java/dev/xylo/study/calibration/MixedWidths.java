package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.quantize.optimal.Widths;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import dev.xylo.study.engine.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * A search for mixed widths, and how each of its steps decodes samples that the search did not see.
 *
 * @param points from 8 bits everywhere to 2
 */
public record MixedWidths(List<Point> points) {
    private static final int BLOCK = 256;

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
     * Searches, then runs every step on the data, block by block.
     *
     * @param search for one network
     * @param core revision of the chip
     * @param data samples that the search does not see
     * @param decoding how runs become answers
     * @param progress told about every width that was tried
     * @return the steps
     * @throws FormatException if the data cannot be read
     */
    public static MixedWidths of(WidthSearch search, Core core, SampleSource data, Decoding decoding, Progress progress)
            throws FormatException {
        List<WidthSearch.Point> path = search.run(progress);
        List<int[]> decoded = new ArrayList<>();
        path.forEach(point -> decoded.add(new int[data.samples()]));
        for (int from = 0; from < data.samples(); from += BLOCK) {
            List<SpikeRaster> block = data.read(from, Math.min(data.samples(), from + BLOCK));
            for (int p = 0; p < decoded.size(); p++) {
                XyloNetwork network = path.get(p).quantization().network();
                double[][] scores = WidthSearch.scores(network, core, block, decoding);
                for (int i = 0; i < scores.length; i++) {
                    decoded.get(p)[from + i] = Scores.decide(scores[i]);
                }
            }
        }
        List<Point> points = new ArrayList<>();
        for (int p = 0; p < decoded.size(); p++) {
            WidthSearch.Point point = path.get(p);
            points.add(new Point(point.widths(), point.weightBits(), point.countError(), decoded.get(p)));
        }
        return new MixedWidths(points);
    }
}
