package dev.xylo.quantize.lint;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;

/** The values of one parameter in both networks, paired. Integers count in weight LSB: a weight shift is taken in. */
final class Values {
    private final Parameter parameter;
    private final NetworkShape shape;
    private final double[] floats;
    private final double[] integers;
    private final int[] pairs;
    private final int[] unpaired;
    private final NetworkShape integerShape;
    private final double step;
    private final double top;

    Values(Parameter parameter, FloatNetwork network, Design design) {
        this.parameter = parameter;
        this.shape = network.shape();
        this.integerShape = design.shape();
        this.floats = network.values(parameter);
        this.step = Math.scalb(1.0, shift(parameter, design));
        this.integers = new double[integerShape.size(parameter)];
        double largest = 0;
        for (int i = 0; i < integers.length; i++) {
            double integer = design.value(parameter, i);
            integers[i] = integer * step;
            largest = Math.max(largest, Math.abs(integer));
        }
        this.top = largest;
        Pairing forth = new Pairing(parameter, shape, integerShape);
        this.pairs = new int[floats.length];
        boolean[] met = new boolean[integers.length];
        for (int i = 0; i < floats.length; i++) {
            pairs[i] = forth.counterpart(i);
            if (pairs[i] >= 0) {
                met[pairs[i]] = true;
            }
        }
        this.unpaired = java.util.stream.IntStream.range(0, integers.length)
                .filter(i -> !met[i] && integers[i] != 0)
                .toArray();
    }

    private static int shift(Parameter weights, Design design) {
        Parameter shift = switch (weights) {
            case WEIGHTS_IN -> Parameter.WEIGHT_SHIFT_IN;
            case WEIGHTS_REC -> Parameter.WEIGHT_SHIFT_REC;
            case WEIGHTS_OUT -> Parameter.WEIGHT_SHIFT_OUT;
            default -> null;
        };
        return shift == null ? 0 : (int) design.value(shift, 0);
    }

    Parameter parameter() {
        return parameter;
    }

    int size() {
        return floats.length;
    }

    double value(int i) {
        return floats[i];
    }

    boolean hasPair(int i) {
        return pairs[i] >= 0;
    }

    /** The integer, or 0 where it has no counterpart. */
    double integer(int i) {
        return pairs[i] < 0 ? 0 : integers[pairs[i]];
    }

    /** Size of one integer step. */
    double step() {
        return step;
    }

    /** Hidden or readout neuron that scales the value. */
    int channel(int i) {
        return shape.channelOf(parameter, i);
    }

    String where(int i) {
        return shape.element(parameter, i);
    }

    /** Non-zero integers at places that the float network does not have. */
    int[] unpaired() {
        return unpaired.clone();
    }

    String whereInteger(int i) {
        return integerShape.element(parameter, i);
    }

    double integerAt(int flat) {
        return integers[flat];
    }

    /** Whether the integer stands at the end of its range, the chip's or that of fewer bits. */
    boolean atEnd(int i) {
        double integer = Math.abs(integer(i) / step);
        int max = parameter.kind().max();
        boolean fewerBits = parameter.kind() == Parameter.Kind.WEIGHT
                && integer == top
                && integer >= 1
                && Long.bitCount((long) integer + 1) == 1;
        return integer >= max || fewerBits;
    }

    boolean allIntegersZero() {
        return top == 0;
    }

    /** Values of one source: a row. */
    int rowLength() {
        return shape.length(parameter.axes().get(1)) * (parameter.axes().size() == 3 ? shape.synapses() : 1);
    }

    int integerRows() {
        return integerShape.length(parameter.axes().get(0));
    }

    /** Flat index in the integers of the same place in another row, or -1. */
    int inRow(int i, int row) {
        int sample = pairs[i];
        if (sample < 0) {
            return -1;
        }
        int length = integers.length / integerRows();
        return row * length + sample % length;
    }

    int rowOfPair(int i) {
        return pairs[i] < 0 ? -1 : pairs[i] / (integers.length / integerRows());
    }
}
