package dev.xylo.quantize.optimal;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was observed on some samples, one row per time step. Signals are what arrives at neurons: input counts (at most 15) and the hidden
 * spikes of the step before.
 */
final class Observations {
    /** Enough steps to estimate a few hundred weights from; more cost time and memory and change little. */
    private static final int MAX_ROWS = 16_384;

    /** Share of the steps in which a membrane may be deeper than there is room for. */
    private static final double DEEPEST = 0.05;

    private final NetworkShape shape;
    private final int[] samples;
    private final int[] firstRow;
    private final double[] signals;
    private final Calibration.FloatTrace[] traces;

    private Observations(
            NetworkShape shape, int[] samples, int[] firstRow, double[] signals, Calibration.FloatTrace[] traces) {
        this.shape = shape;
        this.samples = samples;
        this.firstRow = firstRow;
        this.signals = signals;
        this.traces = traces;
    }

    static Observations of(NetworkShape shape, Calibration calibration, long seed) {
        int[] samples = choose(calibration, seed);
        int[] firstRow = new int[samples.length + 1];
        for (int k = 0; k < samples.length; k++) {
            firstRow[k + 1] = firstRow[k] + calibration.input(samples[k]).steps();
        }
        Calibration.FloatTrace[] traces = Arrays.stream(samples)
                .parallel()
                .mapToObj(calibration::floatRun)
                .toArray(Calibration.FloatTrace[]::new);
        int width = shape.inputs() + shape.hidden();
        Observations seen =
                new Observations(shape, samples, firstRow, new double[firstRow[samples.length] * width], traces);
        for (int k = 0; k < samples.length; k++) {
            SpikeRaster input = calibration.input(samples[k]);
            for (int t = 0; t < input.steps(); t++) {
                for (int c = 0; c < shape.inputs(); c++) {
                    seen.signals[(firstRow[k] + t) * width + c] = Math.min(input.count(t, c), Core.MAX_INPUT_SPIKES);
                }
            }
            double[] spikes = traces[k].spikes();
            seen.putHidden(k, i -> spikes[i], neuron -> true);
        }
        return seen;
    }

    /** The same input with the hidden spikes that integers give on the chip. */
    Observations withChipSpikes(Calibration calibration, XyloNetwork network) {
        return withChipSpikes(calibration, network, neuron -> true);
    }

    /** The same with the spikes of some hidden neurons as integers give them on the chip. */
    Observations withChipSpikes(Calibration calibration, XyloNetwork network, IntPredicate neurons) {
        Observations seen = new Observations(shape, samples, firstRow, signals.clone(), traces);
        IntStream.range(0, samples.length).parallel().forEach(k -> {
            short[] spikes = calibration.chipSpikes(network, samples[k]);
            seen.putHidden(k, i -> spikes[i], neurons);
        });
        return seen;
    }

    /** Time steps of chosen samples. */
    static long rows(Calibration calibration, int[] samples) {
        return Arrays.stream(samples)
                .mapToLong(sample -> calibration.input(sample).steps())
                .sum();
    }

    /** Samples with enough time steps, in their order. */
    static int[] choose(Calibration calibration, long seed) {
        int[] order = IntStream.range(0, calibration.samples()).toArray();
        Random random = new Random(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
        int taken = 0;
        for (int rows = 0; taken < order.length && rows < MAX_ROWS; taken++) {
            rows += calibration.input(order[taken]).steps();
        }
        int[] samples = Arrays.copyOf(order, taken);
        Arrays.sort(samples);
        return samples;
    }

    private void putHidden(int sample, IntToDoubleFunction spikes, IntPredicate neurons) {
        int width = width();
        for (int row = firstRow[sample] + 1; row < firstRow[sample + 1]; row++) {
            int from = (row - 1 - firstRow[sample]) * shape.hidden();
            for (int i = 0; i < shape.hidden(); i++) {
                if (neurons.test(i)) {
                    signals[row * width + shape.inputs() + i] = spikes.applyAsDouble(from + i);
                }
            }
        }
    }

    int rows() {
        return firstRow[samples.length];
    }

    int width() {
        return shape.inputs() + shape.hidden();
    }

    /** Whether a row is the first of a sample, where states are at rest. */
    boolean starts(int row) {
        return Arrays.binarySearch(firstRow, row) >= 0;
    }

    /** {@code (rows, width)}. */
    double[] signals() {
        return signals;
    }

    /** Membrane before the reset, and spikes, of one neuron: {@code (rows)} each. */
    Trajectory trajectory(Layer layer, int neuron, double threshold) {
        double[] before = new double[rows()];
        double[] spikes = new double[rows()];
        int neurons = layer.neurons(shape);
        for (int k = 0; k < samples.length; k++) {
            double[] n = layer == Layer.HIDDEN ? traces[k].spikes() : traces[k].spikesOut();
            double[] v = layer == Layer.HIDDEN ? traces[k].vMem() : traces[k].vMemOut();
            for (int row = firstRow[k]; row < firstRow[k + 1]; row++) {
                int at = (row - firstRow[k]) * neurons + neuron;
                spikes[row] = n[at];
                before[row] = v[at] + n[at] * threshold;
            }
        }
        return new Trajectory(before, spikes);
    }

    /** Membrane and spikes by row. */
    record Trajectory(double[] before, double[] spikes) {}

    /**
     * How far states go by neuron: the largest membrane potential or synaptic current, or what 95 % of the negative membrane potentials stay
     * above. The deepest ones may saturate on the chip: a membrane so far below its threshold is late by nothing that matters.
     */
    double[] peaks(Layer layer) {
        double[] peaks = new double[layer.neurons(shape)];
        double[] membrane = new double[rows()];
        for (int i = 0; i < peaks.length; i++) {
            int row = 0;
            for (Calibration.FloatTrace trace : traces) {
                peaks[i] =
                        Math.max(peaks[i], (layer == Layer.HIDDEN ? trace.peakCurrent() : trace.peakCurrentOut())[i]);
                double[] v = layer == Layer.HIDDEN ? trace.vMem() : trace.vMemOut();
                for (int at = i; at < v.length; at += peaks.length) {
                    membrane[row++] = v[at];
                }
            }
            Arrays.sort(membrane);
            double deep = -membrane[(int) (DEEPEST * (membrane.length - 1))];
            peaks[i] = Math.max(peaks[i], Math.max(deep, membrane[membrane.length - 1]));
        }
        return peaks;
    }
}
