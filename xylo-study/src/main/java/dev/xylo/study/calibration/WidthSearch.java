package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.optimal.CalibratedQuantizer;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.Widths;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.TaskStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How few bits each group of weights needs: from 8 bits everywhere, the group that can best spare a bit loses it, until all have 2. What
 * "best" means is measured on the calibration samples, without labels: the least error of what is decoded, such as output spike counts, for a
 * stored bit saved.
 */
public final class WidthSearch {
    private static final int PER_GROUP = Widths.MAX + 1;

    /** Places in a store: one for all widths of the three groups. */
    public static final int TASKS = PER_GROUP * PER_GROUP * PER_GROUP;

    private static final long SEED = 1;
    private static final int MIN = 2;

    private final FloatNetwork network;
    private final QuantizationOptions options;
    private final Core core;
    private final List<SpikeRaster> samples;
    private final CalibratedQuantizer quantizer;
    private final Decoding decoding;
    private final double[][] wanted;

    /**
     * One step of the search.
     *
     * @param widths bits by group
     * @param weightBits bits of all weights together that are not 0 in float
     * @param countError root mean square error of the decoder's scores on the calibration samples: of output spike counts, in spikes, or of
     *     a state in the float network's unit
     * @param agreement share of calibration samples decoded as the float network decodes them, 0..1
     * @param network the integers
     */
    public record Point(Widths widths, long weightBits, double countError, double agreement, XyloNetwork network) {}

    /**
     * For one network.
     *
     * @param network the float network
     * @param options bits of thresholds
     * @param optimal what to switch off
     * @param reference the float twin to follow
     * @param core revision of the chip
     * @param samples unlabelled calibration samples
     * @param decoding how runs become answers
     */
    public WidthSearch(
            FloatNetwork network,
            QuantizationOptions options,
            OptimalOptions optimal,
            TwinOptions reference,
            Core core,
            List<SpikeRaster> samples,
            Decoding decoding) {
        this.network = network;
        this.options = options;
        this.core = core;
        this.samples = List.copyOf(samples);
        this.decoding = decoding;
        this.quantizer = new CalibratedQuantizer(
                optimal.withDecay(reference.decay()::factor),
                new SimulatedCalibration(network, reference, core, samples),
                SEED);
        FloatTwin twin = FloatTwin.of(network, reference);
        this.wanted = this.samples.parallelStream()
                .map(sample -> decoding.scores(
                        twin.fork().run(sample, decoding.decoder().needed())))
                .toArray(double[][]::new);
    }

    /**
     * Searches, and keeps nothing.
     *
     * @param progress told about every width that was tried
     * @return the path from 8 bits everywhere to 2 bits everywhere, every step with fewer bits
     */
    public List<Point> run(Progress progress) {
        try {
            return run(TaskStore.inMemory(TASKS), progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /**
     * Searches. Which widths are tried depends on what those before gave, so there are no tasks beforehand: what was tried is kept under
     * its widths.
     *
     * @param store has {@link #TASKS} places: what was tried already, and gets the rest
     * @param progress told about every width that was tried
     * @return the path from 8 bits everywhere to 2 bits everywhere, every step with fewer bits
     * @throws IOException if the store fails, or something else is in it
     */
    public List<Point> run(TaskStore store, Progress progress) throws IOException {
        List<Point> path = new ArrayList<>();
        boolean recurrent = network.has(Parameter.WEIGHTS_REC) && bits(Parameter.WEIGHTS_REC) > 0;
        Point now = point(new Widths(Widths.MAX, recurrent ? Widths.MAX : MIN, Widths.MAX), store);
        path.add(now);
        long total = 1L + (Widths.MAX - MIN) * (recurrent ? 3L : 2L) * 2;
        long done = 1;
        for (List<Widths> next = fewer(now.widths()); !next.isEmpty(); next = fewer(now.widths())) {
            Point best = null;
            double least = Double.POSITIVE_INFINITY;
            for (Widths widths : next) {
                Point point = point(widths, store);
                double cost = (point.countError() - now.countError()) / (now.weightBits() - point.weightBits());
                if (cost < least) {
                    least = cost;
                    best = point;
                }
                progress.done("widths", Math.min(++done, total), total);
            }
            now = best;
            path.add(now);
        }
        progress.done("widths", total, total);
        return path;
    }

    private Point point(Widths widths, TaskStore store) throws IOException {
        int place = (widths.input() * PER_GROUP + widths.recurrent()) * PER_GROUP + widths.output();
        if (!store.has(place)) {
            store.put(place, PointCodec.encode(point(widths)));
        }
        return PointCodec.decode(network, widths, store.get(place));
    }

    private List<Widths> fewer(Widths widths) {
        List<Widths> fewer = new ArrayList<>();
        if (widths.input() > MIN) {
            fewer.add(new Widths(widths.input() - 1, widths.recurrent(), widths.output()));
        }
        if (widths.recurrent() > MIN) {
            fewer.add(new Widths(widths.input(), widths.recurrent() - 1, widths.output()));
        }
        if (widths.output() > MIN) {
            fewer.add(new Widths(widths.input(), widths.recurrent(), widths.output() - 1));
        }
        return fewer;
    }

    private Point point(Widths widths) {
        QuantizationResult result = quantizer.quantize(network, options, widths);
        double[][] scores = scores(result.network(), core, samples, decoding);
        double[] scales = result.scales(Parameter.THRESHOLD_OUT);
        double square = 0;
        int same = 0;
        for (int i = 0; i < scores.length; i++) {
            int classes = scores[i].length;
            for (int j = 0; j < classes; j++) {
                double off =
                        (decoding.decoder().readsStates() ? scores[i][j] / scales[j] : scores[i][j]) - wanted[i][j];
                square += off * off / ((double) scores.length * classes);
            }
            same += Scores.decide(scores[i]) == Scores.decide(wanted[i]) ? 1 : 0;
        }
        long bits = bits(Parameter.WEIGHTS_IN) * widths.input()
                + bits(Parameter.WEIGHTS_REC) * widths.recurrent()
                + bits(Parameter.WEIGHTS_OUT) * widths.output();
        return new Point(widths, bits, Math.sqrt(square), (double) same / scores.length, result.network());
    }

    private long bits(Parameter weights) {
        return Arrays.stream(network.values(weights)).filter(w -> w != 0).count();
    }

    /**
     * Scores that integers give some samples, each from reset.
     *
     * @param network the integers
     * @param core revision
     * @param samples inputs
     * @param decoding how runs become answers
     * @return {@code [sample][class]}
     */
    public static double[][] scores(XyloNetwork network, Core core, List<SpikeRaster> samples, Decoding decoding) {
        Simulator simulator = Simulator.of(network, core);
        return samples.parallelStream()
                .map(sample -> decoding.scores(
                        simulator.fork().run(sample, decoding.decoder().needed())))
                .toArray(double[][]::new);
    }
}
