package dev.xylo.quantize;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Float networks small enough to quantize by hand: 1 input, 2 hidden and 1 readout neuron unless said otherwise. */
final class SmallNetwork {
    private final NetworkShape shape;
    private final Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);

    private SmallNetwork(NetworkShape shape) {
        this.shape = shape;
    }

    /** All weights 1 (recurrent 0.5), thresholds 1, dashes 2, no biases. */
    static SmallNetwork ofOnes(NetworkShape shape) {
        SmallNetwork network = new SmallNetwork(shape);
        for (Parameter parameter : Parameter.values()) {
            switch (parameter.kind()) {
                case WEIGHT -> network.fill(parameter, parameter == Parameter.WEIGHTS_REC ? 0.5 : 1);
                case THRESHOLD -> network.fill(parameter, 1);
                case DASH -> network.fill(parameter, 2);
                default -> {}
            }
        }
        return network;
    }

    static SmallNetwork withSynapses(int synapses) {
        return ofOnes(NetworkShape.of(1, 2, 1, synapses));
    }

    SmallNetwork with(Parameter parameter, double... array) {
        values.put(parameter, array);
        return this;
    }

    private void fill(Parameter parameter, double value) {
        double[] array = new double[shape.size(parameter)];
        java.util.Arrays.fill(array, value);
        values.put(parameter, array);
    }

    FloatNetwork build() {
        return FloatNetwork.of(shape, values, List.of());
    }
}
