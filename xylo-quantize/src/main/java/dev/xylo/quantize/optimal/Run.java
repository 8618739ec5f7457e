package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import java.util.List;
import java.util.stream.IntStream;

/** One quantization: hidden layer first, then the readout. */
final class Run {
    private final OptimalOptions optimal;
    private final FloatNetwork network;
    private final NetworkShape shape;
    private final QuantizationOptions options;
    private final Widths widths;
    private final Dashes dashes;
    private final Assembly assembly;
    private final Effort effort;

    Run(FloatNetwork network, QuantizationOptions options, OptimalOptions optimal, Effort effort) {
        this(network, options, optimal, effort, new Assembly(network, options, new Dashes(network, optimal)));
        if (optimal.widths().isEmpty() && options.bitsPerWeight() > Widths.MAX) {
            assembly.warn(
                    QuantizationWarning.Kind.BITS_LIMITED,
                    "bits_per_weight is " + options.bitsPerWeight() + ", but the chip's weights are int8: " + Widths.MAX
                            + " are used");
        }
    }

    private Run(
            FloatNetwork network,
            QuantizationOptions options,
            OptimalOptions optimal,
            Effort effort,
            Assembly assembly) {
        this.effort = effort;
        this.optimal = optimal;
        this.network = network;
        this.shape = network.shape();
        this.options = options;
        this.widths = optimal.widths().orElseGet(() -> Widths.of(options));
        this.dashes = new Dashes(network, optimal);
        this.assembly = assembly;
    }

    /** Another use of the readout, with the hidden layer as it is. */
    Run with(ReadoutUse use) {
        return new Run(network, options, optimal.withReadout(use), effort, new Assembly(assembly));
    }

    Dashes dashes() {
        return dashes;
    }

    Assembly assembly() {
        return assembly;
    }

    List<Channel> channels(Layer layer) {
        return IntStream.range(0, layer.neurons(shape))
                .parallel()
                .mapToObj(i -> dashes.channel(layer, i))
                .toList();
    }

    DriveError[] assumed(Layer layer, List<Channel> channels) {
        return channels.stream().map(c -> assumed(layer, c)).toArray(DriveError[]::new);
    }

    DriveError assumed(Layer layer, Channel channel) {
        return new AssumedDrive(channel, optimal.assumedRate(), dashes.bias(layer, channel));
    }

    DriveError[] observed(Layer layer, List<Channel> channels, Observations seen) {
        return new ObservedLayer(network, layer, dashes, seen, readout(layer), effort, c -> assumed(layer, c))
                .errors(channels);
    }

    QuantizationResult build(String method) {
        if (effort.cut() > 0) {
            assembly.warn(
                    QuantizationWarning.Kind.TIME_OVER,
                    "the time budget of " + effort.seconds() + " s was over: " + effort.cut() + " of "
                            + (shape.hidden() + shape.outputs())
                            + " neurons are not calibrated or not searched to the end, and another run may give others; give more"
                            + " time");
        }
        return assembly.build(method);
    }

    private ReadoutUse readout(Layer layer) {
        return layer == Layer.READOUT ? optimal.readout() : ReadoutUse.SPIKES;
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
                .mapToObj(i -> new ChannelSearch(channels.get(i), errors[i], limits, effort))
                .toArray(ChannelSearch[]::new);
        double[] truncation =
                channels.stream().mapToDouble(c -> truncation(layer, c)).toArray();
        double[] largest = new double[errors.length];
        long maxThreshold = Math.min((1L << (options.bitsPerThreshold() - 1)) - 1, Parameter.Kind.THRESHOLD.max());
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.min(maxThreshold / readout(layer).factor(), Parameter.Kind.THRESHOLD.max() / peaks[i]);
        }
        LayerSearch search = new LayerSearch(searches, truncation, largest, min.length, optimal.has(Ingredient.SHIFTS));
        LayerSearch.Choice choice = readout(layer).silent() ? search.runAlike() : search.run();
        assembly.put(layer, channels, choice, readout(layer));
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
