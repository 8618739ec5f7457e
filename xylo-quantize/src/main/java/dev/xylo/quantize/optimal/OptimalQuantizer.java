package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import dev.xylo.quantize.Quantizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The {@code optimal} method: scales, weight shifts and integers of least membrane error (see the package's page). {@link
 * #quantize(FloatNetwork, QuantizationOptions)} needs no data; {@link #calibrated} takes unlabelled samples and is better.
 *
 * <p>{@code compat} and {@code fuzzy_scaling} are options of the published methods and have no meaning here; {@code bits_per_threshold}
 * limits thresholds.
 */
public final class OptimalQuantizer implements Quantizer {
    /** Observed states may be exceeded by unseen samples, and on the chip by sums of which the float network sees only the end. */
    private static final double HEADROOM = 1.5;

    private final OptimalOptions optimal;

    /** With the default options. */
    public OptimalQuantizer() {
        this(OptimalOptions.DEFAULT);
    }

    /**
     * With options.
     *
     * @param optimal what to switch off, the float network's decay, widths by group
     */
    public OptimalQuantizer(OptimalOptions optimal) {
        this.optimal = optimal;
    }

    @Override
    public String method() {
        return "optimal";
    }

    @Override
    public QuantizationResult quantize(FloatNetwork network, QuantizationOptions options) {
        Run run = new Run(network, options);
        for (Layer layer : Layer.values()) {
            List<Channel> channels = run.channels(layer);
            double[] peaks = new double[channels.size()];
            java.util.Arrays.fill(peaks, optimal.assumedPeak());
            run.search(layer, channels, run.assumed(layer, channels), peaks);
        }
        return run.assembly.build(method());
    }

    /**
     * Quantizes with what is observed on unlabelled samples.
     *
     * @param network the float network
     * @param options widths
     * @param calibration the samples, and what runs them; never the test set
     * @param seed which samples are taken where there are more than needed
     * @return integers, scales and losses
     */
    public QuantizationResult calibrated(
            FloatNetwork network, QuantizationOptions options, Calibration calibration, long seed) {
        Run run = new Run(network, options);
        Observations seen = Observations.of(network.shape(), calibration, seed);
        run.observe(Layer.HIDDEN, seen);
        if (optimal.has(Ingredient.READOUT)) {
            seen = seen.withChipSpikes(calibration, run.assembly.network());
        }
        run.observe(Layer.READOUT, seen);
        return run.assembly.build(method());
    }

    /** One quantization. */
    private final class Run {
        private final FloatNetwork network;
        private final NetworkShape shape;
        private final QuantizationOptions options;
        private final Widths widths;
        private final Dashes dashes;
        private final Assembly assembly;

        Run(FloatNetwork network, QuantizationOptions options) {
            this.network = network;
            this.shape = network.shape();
            this.options = options;
            this.widths = optimal.widths().orElseGet(() -> Widths.of(options));
            this.dashes = new Dashes(network, optimal);
            this.assembly = new Assembly(network, options, dashes);
            if (optimal.widths().isEmpty() && options.bitsPerWeight() > Widths.MAX) {
                assembly.warn(
                        QuantizationWarning.Kind.BITS_LIMITED,
                        "bits_per_weight is " + options.bitsPerWeight() + ", but the chip's weights are int8: "
                                + Widths.MAX + " are used");
            }
        }

        List<Channel> channels(Layer layer) {
            return IntStream.range(0, layer.neurons(shape))
                    .parallel()
                    .mapToObj(i -> dashes.channel(layer, i))
                    .toList();
        }

        DriveError[] assumed(Layer layer, List<Channel> channels) {
            return channels.stream()
                    .map(c -> new AssumedDrive(c, optimal.assumedRate(), dashes.bias(layer, c)))
                    .toArray(DriveError[]::new);
        }

        void observe(Layer layer, Observations seen) {
            List<Channel> channels = channels(layer);
            DriveError[] errors = new ObservedLayer(network, layer, dashes, seen).errors(channels);
            double[] peaks = seen.peaks(layer);
            for (int i = 0; i < peaks.length; i++) {
                peaks[i] = Math.max(2, HEADROOM * peaks[i] / channels.get(i).threshold());
            }
            search(layer, channels, errors, peaks);
        }

        void search(Layer layer, List<Channel> channels, DriveError[] errors, double[] peaks) {
            int[] min = new int[layer.weights().size()];
            int[] max = new int[min.length];
            for (int g = 0; g < min.length; g++) {
                max[g] = (1 << (widths.of(layer.weights().get(g)) - 1)) - 1;
                min[g] = optimal.has(Ingredient.RANGE) ? -max[g] - 1 : -max[g];
            }
            ChannelSearch.Limits limits =
                    new ChannelSearch.Limits(min, max, optimal.has(Ingredient.SCALE), optimal.has(Ingredient.FEEDBACK));
            ChannelSearch[] searches = IntStream.range(0, errors.length)
                    .mapToObj(i -> new ChannelSearch(channels.get(i), errors[i], limits))
                    .toArray(ChannelSearch[]::new);
            double[] truncation =
                    channels.stream().mapToDouble(c -> truncation(layer, c)).toArray();
            double[] largest = new double[errors.length];
            long maxThreshold = Math.min((1L << (options.bitsPerThreshold() - 1)) - 1, Parameter.Kind.THRESHOLD.max());
            for (int i = 0; i < largest.length; i++) {
                largest[i] = Math.min(maxThreshold, Parameter.Kind.THRESHOLD.max() / peaks[i]);
            }
            LayerSearch.Choice choice =
                    new LayerSearch(searches, truncation, largest, min.length, optimal.has(Ingredient.SHIFTS)).run();
            assembly.put(layer, channels, choice);
        }

        /** A decay by {@code x >> dash} leaves up to 1 too much in every step: half on average, kept for 2^dash steps. */
        private double truncation(Layer layer, Channel channel) {
            double currents = 1;
            for (int s = 0; s < layer.synapses(shape); s++) {
                currents += Math.scalb(1.0, dashes.chip(layer.dashSyn().get(s), channel.neuron()));
            }
            return 0.5 * currents * Math.scalb(1.0, dashes.chip(layer.dashMem(), channel.neuron()));
        }
    }
}
