package dev.xylo.core.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Several networks as one: their hidden and readout neurons one after the other, no connection between them. Each computes, bit for bit, what
 * it computes alone: a neuron receives from its own network only, in the same order.
 */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Puts networks side by side.
     *
     * @param networks at least one, with equal weight shifts
     * @param sharedInputs whether all listen to the same input channels, instead of each to its own, one after the other
     * @return the network; input reaches the hidden neurons up to the last that any weight reaches, likewise the readout
     * @throws IllegalArgumentException if weight shifts differ, or shared inputs of different number
     */
    public static XyloNetwork of(List<XyloNetwork> networks, boolean sharedInputs) {
        XyloNetwork first = networks.get(0);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            for (XyloNetwork network : networks) {
                if (network.shiftOf(weights) != first.shiftOf(weights)) {
                    throw new IllegalArgumentException("the weight shifts differ: that of " + weights.key() + " is "
                            + first.shiftOf(weights) + " in the first network and " + network.shiftOf(weights)
                            + " in number " + (networks.indexOf(network) + 1) + "; a chip has one for all");
                }
            }
        }
        int inputs = sharedInputs ? first.shape().inputs() : sum(networks, Axis.INPUT);
        int hidden = sum(networks, Axis.HIDDEN);
        int outputs = sum(networks, Axis.OUTPUT);
        int synapses = networks.stream()
                .mapToInt(network -> network.shape().synapses())
                .max()
                .orElse(1);
        int[] in = new int[inputs * hidden * synapses];
        int[] rec = new int[hidden * hidden * synapses];
        int[] out = new int[hidden * outputs];
        List<Alias> aliases = new ArrayList<>();
        int firstInput = 0;
        int firstHidden = 0;
        int firstOutput = 0;
        for (XyloNetwork network : networks) {
            NetworkShape shape = network.shape();
            if (sharedInputs && shape.inputs() != inputs) {
                throw new IllegalArgumentException("shared inputs need the same number of channels; there are " + inputs
                        + " and " + shape.inputs());
            }
            place(network, Parameter.WEIGHTS_IN, in, hidden, synapses, sharedInputs ? 0 : firstInput, firstHidden);
            place(network, Parameter.WEIGHTS_REC, rec, hidden, synapses, firstHidden, firstHidden);
            int rows = shape.length(Axis.OUTPUT_EXPANSION);
            // Fewer rows belong to the last hidden neurons.
            placeOut(network, out, outputs, firstHidden + shape.hidden() - rows, firstOutput);
            for (Alias alias : network.aliases()) {
                aliases.add(new Alias(alias.source() + firstHidden, alias.target() + firstHidden));
            }
            firstInput += shape.inputs();
            firstHidden += shape.hidden();
            firstOutput += shape.outputs();
        }
        int reach = reach(in, hidden, synapses);
        int read = hidden - firstRead(out, outputs);
        NetworkShape shape = new NetworkShape(inputs, reach, hidden, read, outputs, synapses, synapses > 1);
        values.put(Parameter.WEIGHTS_IN, columns(in, hidden * synapses, reach * synapses));
        values.put(Parameter.WEIGHTS_REC, rec);
        values.put(Parameter.WEIGHTS_OUT, Arrays.copyOfRange(out, (hidden - read) * outputs, out.length));
        for (Parameter parameter : Parameter.values()) {
            switch (parameter.kind()) {
                case WEIGHT -> {}
                case WEIGHT_SHIFT -> values.put(parameter, new int[] {shift(first, parameter)});
                default -> values.put(parameter, joined(networks, parameter));
            }
        }
        return XyloNetwork.of(shape, values, aliases);
    }

    private static int shift(XyloNetwork network, Parameter shift) {
        return network.has(shift) ? network.value(shift, 0) : 0;
    }

    private static int sum(List<XyloNetwork> networks, Axis axis) {
        return networks.stream()
                .mapToInt(network -> network.shape().length(axis))
                .sum();
    }

    private static int[] joined(List<XyloNetwork> networks, Parameter parameter) {
        return networks.stream()
                .flatMapToInt(network -> IntStream.of(
                        network.has(parameter)
                                ? network.values(parameter)
                                : new int[network.shape().size(parameter)]))
                .toArray();
    }

    private static void place(
            XyloNetwork network,
            Parameter weights,
            int[] all,
            int hidden,
            int synapses,
            int firstRow,
            int firstColumn) {
        NetworkShape shape = network.shape();
        if (!network.has(weights)) {
            return;
        }
        int[] values = network.values(weights);
        int own = shape.synapses();
        int columns = shape.length(weights.axes().get(1));
        for (int i = 0; i < values.length; i++) {
            int row = firstRow + i / own / columns;
            int column = firstColumn + i / own % columns;
            all[(row * hidden + column) * synapses + i % own] = values[i];
        }
    }

    private static void placeOut(XyloNetwork network, int[] all, int outputs, int firstRow, int firstColumn) {
        int[] values = network.values(Parameter.WEIGHTS_OUT);
        int columns = network.shape().outputs();
        for (int i = 0; i < values.length; i++) {
            all[(firstRow + i / columns) * outputs + firstColumn + i % columns] = values[i];
        }
    }

    /** Hidden neurons up to the last that has an input weight, at least one. */
    private static int reach(int[] in, int hidden, int synapses) {
        int reach = 1;
        for (int i = 0; i < in.length; i++) {
            reach = in[i] == 0 ? reach : Math.max(reach, i / synapses % hidden + 1);
        }
        return reach;
    }

    /** The first hidden neuron that has an output weight. */
    private static int firstRead(int[] out, int outputs) {
        for (int i = 0; i < out.length; i++) {
            if (out[i] != 0) {
                return i / outputs;
            }
        }
        return out.length / outputs - 1;
    }

    private static int[] columns(int[] matrix, int width, int wanted) {
        int[] part = new int[matrix.length / width * wanted];
        for (int i = 0; i < part.length; i++) {
            part[i] = matrix[i / wanted * width + i % wanted];
        }
        return part;
    }
}
