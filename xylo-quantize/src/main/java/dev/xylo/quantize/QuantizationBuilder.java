package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.network.Axis;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the integers of a quantization and keeps account of what happened to every value. Used once, by one quantizer. */
final class QuantizationBuilder {
    private final FloatNetwork network;
    private final NetworkShape shape;
    private final QuantizationOptions options;
    private final Map<Parameter, double[]> floats = new EnumMap<>(Parameter.class);
    private final Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
    private final Map<Parameter, double[]> scales = new EnumMap<>(Parameter.class);
    // By channel: whether a threshold limit scaled it down.
    private final Map<Parameter, boolean[]> rescaled = new EnumMap<>(Parameter.class);
    private final Map<Parameter, PendingWeights> pending = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Integer> clippedByMethod = new EnumMap<>(Parameter.class);
    private final List<QuantizationWarning> warnings = new ArrayList<>();

    /** Channels of a weight array that have a scale; the values follow in one pass in memory order. */
    private static final class PendingWeights {
        private final boolean[] scaled;
        private long min = Long.MIN_VALUE;
        private long max = Long.MAX_VALUE;

        PendingWeights(int channels) {
            this.scaled = new boolean[channels];
        }
    }

    /** Copies the network; dashes, the same in every method, are rounded at once. */
    QuantizationBuilder(FloatNetwork network, QuantizationOptions options) {
        this.network = network;
        this.shape = network.shape();
        this.options = options;
        for (Parameter parameter : Parameter.values()) {
            if (isPartOf(parameter)) {
                double[] values = network.values(parameter);
                floats.put(parameter, values);
                integers.put(parameter, new long[values.length]);
                double[] ones = new double[channels(parameter)];
                Arrays.fill(ones, 1);
                scales.put(parameter, ones);
                rescaled.put(parameter, new boolean[ones.length]);
                if (parameter.kind() == Parameter.Kind.DASH) {
                    scale(parameter, 1);
                }
            }
        }
    }

    private boolean isPartOf(Parameter parameter) {
        return switch (parameter.kind()) {
            case WEIGHT, THRESHOLD -> true;
            case DASH -> parameter != Parameter.DASH_SYN_2 || network.has(parameter) || shape.synapses() == 2;
            case BIAS -> network.has(parameter);
            case WEIGHT_SHIFT -> false;
        };
    }

    private int channels(Parameter parameter) {
        return shape.length(parameter.axes().get(parameter.kind() == Parameter.Kind.WEIGHT ? 1 : 0));
    }

    boolean has(Parameter parameter) {
        return integers.containsKey(parameter);
    }

    NetworkShape shape() {
        return shape;
    }

    QuantizationOptions options() {
        return options;
    }

    double[] floats(Parameter parameter) {
        return floats.get(parameter);
    }

    long[] integers(Parameter parameter) {
        PendingWeights weights = pending.remove(parameter);
        if (weights != null) {
            int cut = loops(parameter)
                    .round(scales.get(parameter), weights.scaled, weights.min, weights.max, integers.get(parameter));
            clippedByMethod.merge(parameter, cut, Integer::sum);
        }
        return integers.get(parameter);
    }

    private WeightLoops loops(Parameter parameter) {
        return new WeightLoops(floats.get(parameter), channels(parameter), synapses(parameter));
    }

    private int synapses(Parameter parameter) {
        return parameter.axes().contains(Axis.SYNAPSE) ? shape.synapses() : 1;
    }

    /** Largest absolute float weight of every channel. */
    double[] largestPerChannel(Parameter weights) {
        return loops(weights).largestPerTarget();
    }

    /** Largest absolute float value, 0 if the parameter is absent. */
    double largest(Parameter parameter) {
        return has(parameter) ? loops(parameter).largest() : 0;
    }

    /** Sets every value to round(float * scale). */
    void scale(Parameter parameter, double scale) {
        for (int channel = 0; channel < channels(parameter); channel++) {
            scaleChannel(parameter, channel, scale, false);
        }
    }

    /** Sets the values of one channel to round(float * scale), from the float values. */
    void scaleChannel(Parameter parameter, int channel, double scale, boolean limited) {
        scaleChannelWithin(parameter, channel, scale, Long.MIN_VALUE, Long.MAX_VALUE, limited);
    }

    /**
     * As {@link #scaleChannel}, with the result cut to the given range, one range for all channels of a weight array; counts what was
     * cut.
     */
    void scaleChannelWithin(Parameter parameter, int channel, double scale, long min, long max, boolean limited) {
        scales.get(parameter)[channel] = scale;
        rescaled.get(parameter)[channel] |= limited;
        if (parameter.kind() == Parameter.Kind.WEIGHT) {
            PendingWeights weights = pending.computeIfAbsent(parameter, p -> new PendingWeights(channels(p)));
            weights.scaled[channel] = true;
            weights.min = min;
            weights.max = max;
            return;
        }
        long rounded = (long) Arithmetic.roundHalfEven(floats.get(parameter)[channel] * scale);
        long cut = Math.max(min, Math.min(max, rounded));
        integers.get(parameter)[channel] = cut;
        if (cut != rounded) {
            clippedByMethod.merge(parameter, 1, Integer::sum);
        }
    }

    /** Multiplies the rounded values once more and rounds again, as the published global method does. */
    void rescale(Parameter parameter, double factor) {
        long[] values = integers(parameter);
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Arithmetic.roundHalfEven(values[i] * factor);
        }
        Arrays.fill(rescaled.get(parameter), true);
        double[] scale = scales.get(parameter);
        for (int c = 0; c < scale.length; c++) {
            scale[c] *= factor;
        }
    }

    /** Calls for every flat index of a channel. */
    void forChannel(Parameter parameter, int channel, java.util.function.IntConsumer action) {
        if (parameter.kind() != Parameter.Kind.WEIGHT) {
            action.accept(channel);
            return;
        }
        int channels = channels(parameter);
        int synapses = synapses(parameter);
        int sources = floats.get(parameter).length / (channels * synapses);
        for (int source = 0; source < sources; source++) {
            int start = (source * channels + channel) * synapses;
            for (int i = start; i < start + synapses; i++) {
                action.accept(i);
            }
        }
    }

    void warn(Kind kind, String message) {
        warnings.add(new QuantizationWarning(kind, message));
    }

    QuantizationResult build(String method) {
        List<ParameterLoss> losses = new ArrayList<>();
        for (Parameter parameter : integers.keySet()) {
            losses.add(loss(parameter));
        }
        warnOfZeroThresholds(Parameter.THRESHOLD);
        warnOfZeroThresholds(Parameter.THRESHOLD_OUT);
        return new QuantizationResult(
                method, options, answerShape(), integers, scales, network.aliases(), losses, warnings);
    }

    private ParameterLoss loss(Parameter parameter) {
        long[] to = integers(parameter);
        ParameterLoss counted = ParameterLoss.of(parameter, floats.get(parameter), to);
        if (counted.clipped() > 0) {
            int worst = worst(parameter, to);
            warn(
                    Kind.OUT_OF_RANGE,
                    counted.clipped() + " of " + to.length + " values of " + parameter.key()
                            + " exceed the chip's range (" + parameter.kind().range() + "), the worst is "
                            + shape.element(parameter, worst) + " = " + to[worst] + "; the chip gets them clipped");
        }
        int rescaledValues = 0;
        for (boolean channel : rescaled.get(parameter)) {
            rescaledValues += channel ? to.length / channels(parameter) : 0;
        }
        return counted.plus(clippedByMethod.getOrDefault(parameter, 0), rescaledValues);
    }

    /** Index of the value out of range with the largest magnitude, the first of equals. */
    private static int worst(Parameter parameter, long[] values) {
        int worst = -1;
        for (int i = 0; i < values.length; i++) {
            if (QuantizationResult.clip(parameter, values[i]) != values[i]
                    && (worst < 0 || Math.abs(values[i]) > Math.abs(values[worst]))) {
                worst = i;
            }
        }
        return worst;
    }

    private void warnOfZeroThresholds(Parameter parameter) {
        long zeros = 0;
        for (int i = 0; i < integers.get(parameter).length; i++) {
            zeros += floats.get(parameter)[i] > 0 && integers.get(parameter)[i] == 0 ? 1 : 0;
        }
        if (zeros > 0) {
            warn(
                    Kind.THRESHOLD_ROUNDED_TO_ZERO,
                    zeros + " positive values of " + parameter.key() + " became 0: these neurons"
                            + " spike to their cap in every step with v_mem at or above 0");
        }
    }

    private NetworkShape answerShape() {
        return new NetworkShape(
                shape.inputs(),
                shape.inputExpansion(),
                shape.hidden(),
                shape.outputExpansion(),
                shape.outputs(),
                shape.synapses(),
                shape.synapseAxis() || options.compat().addsSynapseAxis());
    }
}
