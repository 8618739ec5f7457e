package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects the integers of a quantization and keeps account of what happened to every value. Used once, by one quantizer. */
final class QuantizationBuilder {
    private final FloatNetwork network;
    private final NetworkShape shape;
    private final QuantizationOptions options;
    // Weights stay where they are; they are large.
    private final Map<Parameter, double[]> floats = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Rows> rows = new EnumMap<>(Parameter.class);
    private final Map<Parameter, double[]> largestPerChannel = new EnumMap<>(Parameter.class);
    private final Map<Parameter, WeightRounding> weights = new EnumMap<>(Parameter.class);
    private final Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
    private final Map<Parameter, double[]> scales = new EnumMap<>(Parameter.class);
    // By channel: whether a threshold limit scaled it down.
    private final Map<Parameter, boolean[]> rescaled = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Integer> clippedByMethod = new EnumMap<>(Parameter.class);
    private final List<QuantizationWarning> warnings = new ArrayList<>();

    /** Dashes, the same in every method, are rounded at once. */
    QuantizationBuilder(FloatNetwork network, QuantizationOptions options) {
        this.network = network;
        this.shape = network.shape();
        this.options = options;
        for (Parameter parameter : Parameter.values()) {
            if (isPartOf(parameter)) {
                double[] ones = new double[channels(parameter)];
                Arrays.fill(ones, 1);
                scales.put(parameter, ones);
                rescaled.put(parameter, new boolean[ones.length]);
                if (parameter.kind() == Parameter.Kind.WEIGHT) {
                    Rows all = new Rows(network, parameter);
                    rows.put(parameter, all);
                    largestPerChannel.put(parameter, network.largestPerTarget(parameter));
                    weights.put(parameter, new WeightRounding(all, largestPerChannel.get(parameter)));
                } else {
                    floats.put(parameter, network.values(parameter));
                    integers.put(parameter, new long[ones.length]);
                }
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
        return scales.containsKey(parameter);
    }

    NetworkShape shape() {
        return shape;
    }

    QuantizationOptions options() {
        return options;
    }

    /** Float values; a copy where they are weights. */
    double[] floats(Parameter parameter) {
        return rows.containsKey(parameter) ? network.values(parameter) : floats.get(parameter);
    }

    /** Integers of a parameter that is no weight, as they are now; may be changed. */
    long[] integers(Parameter parameter) {
        return integers.get(parameter);
    }

    /** Largest absolute float weight of every channel. */
    double[] largestPerChannel(Parameter weights) {
        return largestPerChannel.get(weights);
    }

    /** Largest absolute float value, 0 if the parameter is absent. */
    double largest(Parameter parameter) {
        double largest = 0;
        if (has(parameter)) {
            double[] values = rows.containsKey(parameter) ? largestPerChannel(parameter) : floats.get(parameter);
            for (double each : values) {
                largest = Math.max(largest, Math.abs(each));
            }
        }
        return largest;
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
        WeightRounding rounding = weights.get(parameter);
        if (rounding != null) {
            rounding.scale(channel, scale);
            rounding.within(min, max);
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
        WeightRounding rounding = weights.get(parameter);
        if (rounding != null) {
            rounding.rescale(factor);
        } else {
            long[] values = integers(parameter);
            for (int i = 0; i < values.length; i++) {
                values[i] = (long) Arithmetic.roundHalfEven(values[i] * factor);
            }
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
        Rows all = rows.get(parameter);
        for (int start = channel * all.synapses(); start < all.size(); start += all.width()) {
            for (int i = start; i < start + all.synapses(); i++) {
                action.accept(i);
            }
        }
    }

    void warn(Kind kind, String message) {
        warnings.add(new QuantizationWarning(kind, message));
    }

    QuantizationResult build(String method) {
        Map<Parameter, IntegerArray> arrays = new EnumMap<>(Parameter.class);
        List<Supplier<ParameterLoss>> losses = new ArrayList<>();
        for (Parameter parameter : scales.keySet()) {
            WeightRounding.Rounded rounded =
                    rows.containsKey(parameter) ? weights.get(parameter).round() : rounded(parameter);
            arrays.put(parameter, rounded.integers());
            losses.add(loss(parameter, rounded));
        }
        warnings.addAll(TotalLosses.of(
                network,
                (parameter, i) ->
                        arrays.containsKey(parameter) ? arrays.get(parameter).get(i) : Double.NaN));
        return new QuantizationResult(
                method, options, answerShape(), arrays, scales, network.aliases(), new LazyLosses(losses), warnings);
    }

    private WeightRounding.Rounded rounded(Parameter parameter) {
        return new WeightRounding.Rounded(
                new IntegerArray.Longs(integers(parameter)), clippedByMethod.getOrDefault(parameter, 0));
    }

    /** Warns now; what became 0 is counted when it is asked for, since that reads every value once more. */
    private Supplier<ParameterLoss> loss(Parameter parameter, WeightRounding.Rounded rounded) {
        IntegerArray to = rounded.integers();
        int outOfRange = QuantizationResult.outOfRange(parameter, to);
        int rescaledValues = 0;
        for (boolean channel : rescaled.get(parameter)) {
            rescaledValues += channel ? to.length() / channels(parameter) : 0;
        }
        if (outOfRange > 0) {
            int worst = worst(parameter, to);
            warn(
                    Kind.OUT_OF_RANGE,
                    outOfRange + " of " + to.length() + " values of " + parameter.key() + " exceed the chip's range ("
                            + parameter.kind().range() + "), the worst is " + shape.element(parameter, worst) + " = "
                            + to.get(worst)
                            + "; the chip gets them clipped");
        }
        double[] from = rows.containsKey(parameter) ? rows.get(parameter).values() : floats.get(parameter);
        int clipped = outOfRange + rounded.cut();
        int scaledDown = rescaledValues;
        return () -> ParameterLoss.of(parameter, from, to, clipped, scaledDown);
    }

    /** Index of the value out of range with the largest magnitude, the first of equals. */
    private static int worst(Parameter parameter, IntegerArray values) {
        int worst = -1;
        for (int i = 0; i < values.length(); i++) {
            if (QuantizationResult.clip(parameter, values.get(i)) != values.get(i)
                    && (worst < 0 || Math.abs(values.get(i)) > Math.abs(values.get(worst)))) {
                worst = i;
            }
        }
        return worst;
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
