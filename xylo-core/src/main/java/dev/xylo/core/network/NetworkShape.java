package dev.xylo.core.network;

import java.util.List;

/**
 * Sizes of a network, and whether its weight arrays carry a synapse axis.
 *
 * @param inputs input channels, {@code Nin >= 1}
 * @param inputExpansion hidden neurons that receive input, {@code 1 <= Nien <= N}; they are the first ones
 * @param hidden hidden neurons, {@code N >= 1}
 * @param outputExpansion hidden neurons that reach the readout, {@code 1 <= Noen <= N}; they are the last ones
 * @param outputs readout neurons, {@code Nout >= 1}
 * @param synapses synapses per hidden neuron, 1 or 2
 * @param synapseAxis whether input and recurrent weights are three-dimensional. Always true with two synapses; with one, both
 *     layouts occur in files, and Rockpool 2.7 treats them differently
 */
public record NetworkShape(
        int inputs,
        int inputExpansion,
        int hidden,
        int outputExpansion,
        int outputs,
        int synapses,
        boolean synapseAxis) {

    /**
     * Checks the sizes against each other.
     *
     * @throws InvalidNetworkException if a size is out of its range
     */
    public NetworkShape {
        check(inputs >= 1, "a network needs at least 1 input channel; weights_in has " + inputs + " rows");
        check(hidden >= 1, "a network needs at least 1 hidden neuron; weights_rec has " + hidden + " rows");
        check(outputs >= 1, "a network needs at least 1 readout neuron; weights_out has " + outputs + " columns");
        check(
                inputExpansion >= 1 && inputExpansion <= hidden,
                "weights_in reaches " + inputExpansion + " hidden neurons, but the network has " + hidden);
        check(
                outputExpansion >= 1 && outputExpansion <= hidden,
                "weights_out has " + outputExpansion + " rows, but the network has " + hidden + " hidden neurons");
        check(
                synapses == 1 || synapses == 2,
                "a hidden neuron has 1 or 2 synapses; the last axis of the weights says " + synapses);
        check(synapses == 1 || synapseAxis, "two synapses need weights with a synapse axis");
    }

    /**
     * A fully expanded shape: every hidden neuron receives input and reaches the readout.
     *
     * @param inputs input channels
     * @param hidden hidden neurons
     * @param outputs readout neurons
     * @param synapses synapses per hidden neuron, 1 or 2
     * @return the shape; weights have a synapse axis when there are two
     */
    public static NetworkShape of(int inputs, int hidden, int outputs, int synapses) {
        return new NetworkShape(inputs, hidden, hidden, hidden, outputs, synapses, synapses == 2);
    }

    /**
     * Length of an axis.
     *
     * @param axis the axis
     * @return its length
     */
    public int length(Axis axis) {
        return switch (axis) {
            case INPUT -> inputs;
            case INPUT_EXPANSION -> inputExpansion;
            case HIDDEN -> hidden;
            case OUTPUT_EXPANSION -> outputExpansion;
            case OUTPUT -> outputs;
            case SYNAPSE -> synapses;
        };
    }

    /**
     * Dimensions of a parameter's array in files: as {@link Parameter#axes()}, without the synapse axis where this shape has none.
     *
     * @param parameter the parameter
     * @return its dimensions; empty for a scalar
     */
    public int[] dimensions(Parameter parameter) {
        List<Axis> axes = parameter.axes();
        return axes.stream()
                .filter(axis -> axis != Axis.SYNAPSE || synapseAxis)
                .mapToInt(this::length)
                .toArray();
    }

    /**
     * Number of values of a parameter.
     *
     * @param parameter the parameter
     * @return the product of its dimensions; 1 for a scalar
     * @throws InvalidNetworkException if it exceeds what one Java array holds
     */
    public int size(Parameter parameter) {
        long size = 1;
        for (Axis axis : parameter.axes()) {
            size = Math.multiplyExact(size, length(axis));
        }
        check(size <= Integer.MAX_VALUE - 8, parameter.key() + " would have " + size + " values, too many");
        return (int) size;
    }

    /**
     * The channel (target neuron, the unit that {@code channel} quantization scales) of a value.
     *
     * @param parameter the parameter
     * @param flat index into the flat array
     * @return index of the hidden or readout neuron; 0 for a scalar
     */
    public int channelOf(Parameter parameter, int flat) {
        return switch (parameter.kind()) {
            case WEIGHT_SHIFT -> 0;
            case WEIGHT -> {
                int perTarget = parameter.axes().contains(Axis.SYNAPSE) ? synapses : 1;
                yield flat / perTarget % length(parameter.axes().get(1));
            }
            default -> flat;
        };
    }

    /**
     * Writes an index as users do, {@code weights_in[3, 4, 0]}.
     *
     * @param parameter the parameter
     * @param flat index into the flat array
     * @return key and multi-dimensional index
     */
    public String element(Parameter parameter, int flat) {
        int[] dimensions = dimensions(parameter);
        if (dimensions.length == 0) {
            return parameter.key();
        }
        int rest = flat;
        String[] index = new String[dimensions.length];
        for (int d = dimensions.length - 1; d >= 0; d--) {
            index[d] = Integer.toString(rest % dimensions[d]);
            rest /= dimensions[d];
        }
        return parameter.key() + "[" + String.join(", ", index) + "]";
    }

    /**
     * Hidden neuron that a row of {@code weights_out} belongs to.
     *
     * @param row row of {@code weights_out}
     * @return {@code N - Noen + row}
     */
    public int hiddenOfOutputRow(int row) {
        return hidden - outputExpansion + row;
    }

    @Override
    public String toString() {
        return inputs + "-" + hidden + "-" + outputs + ", " + synapses + (synapses == 1 ? " synapse" : " synapses");
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new InvalidNetworkException(message);
        }
    }
}
