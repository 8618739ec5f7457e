package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;

/**
 * One neuron as the search sees it: its non-zero weights as columns, in units of its threshold. A weight of 0 is not connected and stays 0.
 *
 * @param neuron index in its layer
 * @param threshold what everything is divided by: the threshold, or the largest weight where that is 0
 * @param weights float weight by column, in thresholds
 * @param source presynaptic signal by column: input channels first, then hidden neurons
 * @param synapse synapse by column
 * @param group index into {@link Layer#weights} by column
 * @param flat index into that parameter's array by column
 * @param partners the column of the same source's other synapse, -1 if there is none
 * @param floatResponse of the float neuron, by synapse
 * @param chipResponse of the chip's neuron, by synapse
 */
record Channel(
        int neuron,
        double threshold,
        double[] weights,
        int[] source,
        int[] synapse,
        int[] group,
        int[] flat,
        int[] partners,
        Response[] floatResponse,
        Response[] chipResponse) {

    static Channel of(FloatNetwork network, Layer layer, int neuron, Response[] chip, Response[] of) {
        NetworkShape shape = network.shape();
        double unit = unit(network, layer, neuron);
        int synapses = of.length;
        int most = 0;
        for (Parameter parameter : layer.weights()) {
            most += shape.size(parameter) / shape.length(parameter.axes().get(1));
        }
        double[] weights = new double[most];
        int[] source = new int[most];
        int[] synapse = new int[most];
        int[] group = new int[most];
        int[] flat = new int[most];
        int[] partners = new int[most];
        int columns = 0;
        for (int g = 0; g < layer.weights().size(); g++) {
            Parameter parameter = layer.weights().get(g);
            int targets = shape.length(parameter.axes().get(1));
            if (neuron >= targets) {
                continue; // the input reaches only the first Nien hidden neurons
            }
            int sources = shape.size(parameter) / targets / synapses;
            for (int s = 0; s < sources; s++) {
                int first = -1;
                for (int k = 0; k < synapses; k++) {
                    int index = (s * targets + neuron) * synapses + k;
                    double weight = network.value(parameter, index);
                    if (weight == 0) {
                        continue;
                    }
                    weights[columns] = weight / unit;
                    source[columns] = layer.signal(shape, g, s);
                    synapse[columns] = k;
                    group[columns] = g;
                    flat[columns] = index;
                    partners[columns] = first;
                    if (first >= 0) {
                        partners[first] = columns;
                    }
                    first = columns++;
                }
            }
        }
        return new Channel(
                neuron,
                unit,
                Arrays.copyOf(weights, columns),
                Arrays.copyOf(source, columns),
                Arrays.copyOf(synapse, columns),
                Arrays.copyOf(group, columns),
                Arrays.copyOf(flat, columns),
                Arrays.copyOf(partners, columns),
                of,
                chip);
    }

    /** The threshold; where that is 0 the largest weight, or the bias, so that the result does not depend on the network's unit. */
    private static double unit(FloatNetwork network, Layer layer, int neuron) {
        double threshold = network.value(layer.threshold(), neuron);
        if (threshold > 0) {
            return threshold;
        }
        double unit = 0;
        for (Parameter parameter : layer.weights()) {
            double[] values = network.values(parameter);
            double largest = 0;
            for (int i = 0; i < values.length; i++) {
                if (network.shape().channelOf(parameter, i) == neuron) {
                    largest = Math.max(largest, Math.abs(values[i]));
                }
            }
            unit = Math.max(unit, largest);
        }
        if (unit == 0) {
            unit = Math.abs(network.value(layer.bias(), neuron));
        }
        return unit > 0 ? unit : 1;
    }

    int columns() {
        return weights.length;
    }

    /** Weights that give the same mean drive through the chip's responses; where the search starts. */
    double[] sameMeanDrive() {
        double[] start = weights.clone();
        for (int j = 0; j < start.length; j++) {
            double chipSum = chipResponse[synapse[j]].sum();
            start[j] *= chipSum > 0 ? floatResponse[synapse[j]].sum() / chipSum : 1;
        }
        return start;
    }
}
