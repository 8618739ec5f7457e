package dev.xylo.quantize.optimal;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;

/** The chip's dashes of a layer, and the responses that float and chip neurons have with theirs. */
final class Dashes {
    private final FloatNetwork network;
    private final OptimalOptions options;

    Dashes(FloatNetwork network, OptimalOptions options) {
        this.network = network;
        this.options = options;
    }

    /** Dash on the chip, 0..15; a synapse gets at least 1: with dash 0 the chip drops a spike before it reaches the membrane. */
    int chip(Parameter parameter, int neuron) {
        double dash = network.value(parameter, neuron);
        boolean synapse = Layer.HIDDEN.dashSyn().contains(parameter)
                || Layer.READOUT.dashSyn().contains(parameter);
        if (options.has(Ingredient.DASHES)) {
            // the float decay, written as 1 - 2^-dash
            dash = -Math.log(1 - options.decay().applyAsDouble(dash)) / Math.log(2);
        }
        int least = synapse && options.has(Ingredient.DASHES) ? 1 : 0;
        return (int) Math.max(least, Math.min(Parameter.Kind.DASH.max(), Arithmetic.roundHalfEven(dash)));
    }

    /** All dashes of a parameter. */
    long[] chip(Parameter parameter) {
        long[] dashes = new long[network.shape().size(parameter)];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = chip(parameter, i);
        }
        return dashes;
    }

    Channel channel(Layer layer, int neuron) {
        NetworkShape shape = network.shape();
        Response[] chip = new Response[layer.synapses(shape)];
        Response[] wanted = new Response[chip.length];
        double chipAlpha = chipShare(chip(layer.dashMem(), neuron));
        double floatAlpha = floatShare(layer.dashMem(), neuron);
        for (int s = 0; s < chip.length; s++) {
            Parameter dash = layer.dashSyn().get(s);
            chip[s] = new Response(chipAlpha, chipShare(chip(dash, neuron)));
            // without compensation the weights are those of a neuron that decays as the chip's does
            wanted[s] = options.has(Ingredient.DASHES) ? new Response(floatAlpha, floatShare(dash, neuron)) : chip[s];
        }
        return Channel.of(network, layer, neuron, chip, wanted);
    }

    /** The bias that moves the chip's membrane as far as the float one's, in thresholds. */
    double bias(Layer layer, Channel channel) {
        double bias = network.value(layer.bias(), channel.neuron()) / channel.threshold();
        if (!options.has(Ingredient.DASHES)) {
            return bias;
        }
        double floatLeak = 1 - floatShare(layer.dashMem(), channel.neuron());
        double chipLeak = 1 - chipShare(chip(layer.dashMem(), channel.neuron()));
        return bias * chipLeak / floatLeak;
    }

    static double chipShare(int dash) {
        return 1 - Math.pow(2, -dash);
    }

    private double floatShare(Parameter dash, int neuron) {
        return options.decay().applyAsDouble(network.value(dash, neuron));
    }
}
