package dev.xylo.quantize;

import static dev.xylo.core.network.Parameter.BIAS;
import static dev.xylo.core.network.Parameter.BIAS_OUT;
import static dev.xylo.core.network.Parameter.THRESHOLD;
import static dev.xylo.core.network.Parameter.THRESHOLD_OUT;
import static dev.xylo.core.network.Parameter.WEIGHTS_IN;
import static dev.xylo.core.network.Parameter.WEIGHTS_OUT;
import static dev.xylo.core.network.Parameter.WEIGHTS_REC;

import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.util.ResizableDoubleArray;

/**
 * The {@code corrected} arithmetic of both methods. Neurons form groups (the whole layer, or one neuron each); everything in a group
 * (weights, thresholds, biases) gets the same scale, and only that.
 */
final class CorrectedScaling {
    /**
     * A group without weights has nothing to keep within int8: its scale uses the range of thresholds, with this headroom for the
     * membrane to rise above them.
     */
    private static final double HEADROOM_WITHOUT_WEIGHTS = 4;

    private final QuantizationBuilder builder;
    private final long maxWeight;
    private final long maxThreshold;

    /** As published: in {@code global} the largest bias counts as a weight when the scale is found, in {@code channel} it does not. */
    private final boolean biasCountsAsWeight;

    private CorrectedScaling(QuantizationBuilder builder, boolean biasCountsAsWeight) {
        this.builder = builder;
        this.biasCountsAsWeight = biasCountsAsWeight && !builder.options().fuzzyScaling();
        long asked = builder.options().maxWeight();
        this.maxWeight = Math.min(asked, Parameter.Kind.WEIGHT.max());
        this.maxThreshold = builder.options().maxThreshold();
        if (maxWeight < asked) {
            builder.warn(
                    Kind.BITS_LIMITED,
                    "bits_per_weight is " + builder.options().bitsPerWeight()
                            + ", but the chip's weights are int8: scaled to " + maxWeight);
        }
    }

    static void global(QuantizationBuilder builder) {
        CorrectedScaling scaling = new CorrectedScaling(builder, true);
        scaling.hidden(IntStream.range(0, builder.shape().hidden()).toArray());
        scaling.readout(IntStream.range(0, builder.shape().outputs()).toArray());
    }

    static void channel(QuantizationBuilder builder) {
        CorrectedScaling scaling = new CorrectedScaling(builder, false);
        for (int i = 0; i < builder.shape().hidden(); i++) {
            scaling.hidden(new int[] {i});
        }
        for (int j = 0; j < builder.shape().outputs(); j++) {
            scaling.readout(new int[] {j});
        }
    }

    private void hidden(int[] neurons) {
        group(neurons, List.of(WEIGHTS_IN, WEIGHTS_REC), THRESHOLD, BIAS);
    }

    private void readout(int[] neurons) {
        group(neurons, List.of(WEIGHTS_OUT), THRESHOLD_OUT, BIAS_OUT);
    }

    private void group(int[] neurons, List<Parameter> weights, Parameter threshold, Parameter bias) {
        double largestThreshold = largest(neurons, threshold);
        double largestBias = builder.has(bias) ? largest(neurons, bias) : 0;
        double largestWeight = largestWeight(neurons, weights);
        double largest = biasCountsAsWeight ? Math.max(largestWeight, largestBias) : largestWeight;
        double range = Math.min(maxThreshold / largestThreshold, Parameter.Kind.BIAS.max() / largestBias);
        double scale = maxWeight / largest;
        boolean limited = false;
        if (Double.isInfinite(scale)) {
            scale = Double.isInfinite(range) ? 1 : range / HEADROOM_WITHOUT_WEIGHTS;
        } else if (range < scale) {
            scale = range;
            limited = true;
        }
        for (int neuron : neurons) {
            for (Parameter parameter : weights) {
                if (parameter != WEIGHTS_IN || neuron < builder.shape().inputExpansion()) {
                    builder.scaleChannelWithin(parameter, neuron, scale, -maxWeight, maxWeight, limited);
                }
            }
            long smallest = builder.floats(threshold)[neuron] > 0 ? 1 : 0;
            builder.scaleChannelWithin(threshold, neuron, scale, smallest, maxThreshold, limited);
            if (builder.has(bias)) {
                builder.scaleChannelWithin(
                        bias, neuron, scale, Parameter.Kind.BIAS.min(), Parameter.Kind.BIAS.max(), limited);
            }
        }
    }

    /** The value that maps to the largest integer weight: the largest one, or with fuzzy scaling |mean| + 2 std, if that is less. */
    private double largestWeight(int[] neurons, List<Parameter> weights) {
        double largest = 0;
        for (Parameter parameter : weights) {
            double[] perNeuron = builder.largestPerChannel(parameter);
            for (int neuron : neurons) {
                if (neuron < perNeuron.length) {
                    largest = Math.max(largest, perNeuron[neuron]);
                }
            }
        }
        return builder.options().fuzzyScaling() ? fuzzy(neurons, weights, largest) : largest;
    }

    private double fuzzy(int[] neurons, List<Parameter> weights, double largest) {
        ResizableDoubleArray nonZero = new ResizableDoubleArray();
        for (Parameter parameter : weights) {
            double[] values = builder.floats(parameter);
            for (int neuron : neurons) {
                if (parameter != WEIGHTS_IN || neuron < builder.shape().inputExpansion()) {
                    builder.forChannel(parameter, neuron, i -> {
                        if (values[i] != 0) {
                            nonZero.addElement(values[i]);
                        }
                    });
                }
            }
        }
        double[] all = nonZero.getElements();
        if (all.length == 0) {
            return largest;
        }
        double fuzzy = Math.abs(new Mean().evaluate(all)) + 2 * new StandardDeviation(false).evaluate(all);
        return Math.min(largest, fuzzy);
    }

    private double largest(int[] neurons, Parameter parameter) {
        return IntStream.of(neurons)
                .mapToDouble(i -> Math.abs(builder.floats(parameter)[i]))
                .max()
                .orElse(0);
    }
}
