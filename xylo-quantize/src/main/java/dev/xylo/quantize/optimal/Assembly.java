package dev.xylo.quantize.optimal;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the integers and scales of both layers. */
final class Assembly {
    private final FloatNetwork network;
    private final QuantizationOptions options;
    private final Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
    private final Map<Parameter, double[]> scales = new EnumMap<>(Parameter.class);
    private final List<QuantizationWarning> warnings = new ArrayList<>();

    Assembly(FloatNetwork network, QuantizationOptions options, Dashes dashes) {
        this.network = network;
        this.options = options;
        for (Layer layer : Layer.values()) {
            put(layer.dashMem(), dashes);
            layer.dashSyn().stream()
                    .limit(layer.synapses(network.shape()))
                    .forEach(parameter -> put(parameter, dashes));
        }
    }

    /** A copy that goes its own way. */
    Assembly(Assembly of) {
        this.network = of.network;
        this.options = of.options;
        this.integers.putAll(of.integers);
        this.scales.putAll(of.scales);
        this.warnings.addAll(of.warnings);
    }

    private void put(Parameter dash, Dashes dashes) {
        put(dash, dashes.chip(dash), ones(network.shape().size(dash)));
    }

    private void put(Parameter parameter, long[] values, double[] scale) {
        integers.put(parameter, values);
        scales.put(parameter, scale);
    }

    void put(Layer layer, List<Channel> channels, LayerSearch.Choice choice, ReadoutUse use) {
        NetworkShape shape = network.shape();
        int groups = layer.weights().size();
        double[] stateScale = new double[channels.size()];
        long[] thresholds = new long[channels.size()];
        long[] biases = new long[channels.size()];
        for (int i = 0; i < stateScale.length; i++) {
            stateScale[i] = choice.threshold()[i] / channels.get(i).threshold();
            thresholds[i] = use.silent()
                    ? Parameter.Kind.THRESHOLD.max()
                    : threshold(layer, i, choice.threshold()[i] * use.factor());
            biases[i] = (long) Arithmetic.roundHalfEven(choice.settled()[i].bias() * choice.threshold()[i]);
        }
        put(layer.threshold(), thresholds, stateScale);
        if (network.has(layer.bias())) {
            put(layer.bias(), biases, stateScale.clone());
        }
        for (int g = 0; g < groups; g++) {
            int shift = choice.shifts()[g];
            Parameter weights = layer.weights().get(g);
            long[] values = new long[shape.size(weights)];
            double[] scale = new double[shape.length(weights.axes().get(1))];
            for (int i = 0; i < channels.size(); i++) {
                if (i < scale.length) {
                    scale[i] = Math.scalb(stateScale[i], -shift);
                }
                Channel channel = channels.get(i);
                for (int j = 0; j < channel.columns(); j++) {
                    if (channel.group()[j] == g) {
                        values[channel.flat()[j]] = choice.settled()[i].integers()[j];
                    }
                }
            }
            put(weights, values, scale);
            put(layer.shifts().get(g), new long[] {shift}, ones(1));
        }
    }

    private long threshold(Layer layer, int neuron, double value) {
        if (network.value(layer.threshold(), neuron) == 0) {
            return 0;
        }
        return Math.max(1, (long) Arithmetic.roundHalfEven(value));
    }

    void warn(QuantizationWarning.Kind kind, String message) {
        warnings.add(new QuantizationWarning(kind, message));
    }

    QuantizationResult build(String method) {
        return QuantizationResult.of(method, options, network, integers, scales, warnings);
    }

    /** The integers so far; a readout that is not settled yet has no weights. */
    XyloNetwork network() {
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        integers.forEach((parameter, array) -> values.put(
                parameter, Arrays.stream(array).mapToInt(v -> (int) v).toArray()));
        values.putIfAbsent(Parameter.WEIGHTS_OUT, new int[network.shape().size(Parameter.WEIGHTS_OUT)]);
        return XyloNetwork.of(network.shape(), values, network.aliases());
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
