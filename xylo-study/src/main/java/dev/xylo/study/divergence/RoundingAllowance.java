package dev.xylo.study.divergence;

import dev.xylo.core.network.Axis;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.quantize.QuantizationResult;
import java.util.Arrays;

/**
 * What rounding to integers allows each parameter, in LSB of its neuron's channel: the distance of the integer from the scaled real
 * number where it is at most 1 LSB (rounded once, or twice), otherwise the 0.5 LSB of rounding alone, as the rest is no rounding (a clip, a
 * scale that is another than the threshold's). Flat, in the layout of the network's arrays.
 */
final class RoundingAllowance {
    private static final double ONE_ROUNDING = 0.5;

    private final FloatNetwork network;
    private final XyloNetwork integers;
    private final double[] scale;
    private final double[] scaleOut;

    RoundingAllowance(FloatNetwork network, QuantizationResult quantization, XyloNetwork integers) {
        this.network = network;
        this.integers = integers;
        this.scale = quantization.scales(Parameter.THRESHOLD);
        this.scaleOut = quantization.scales(Parameter.THRESHOLD_OUT);
    }

    /** LSB per float unit: the scale of the thresholds, which membranes are compared with. */
    double[] scales(boolean ofReadout) {
        return ofReadout ? scaleOut : scale;
    }

    double[] of(Parameter parameter) {
        NetworkShape shape = network.shape();
        double[] real = network.values(parameter);
        int[] integer = integers.values(parameter);
        double[] scales = scales(parameter.ofReadout());
        double lsb = Math.scalb(1.0, integers.shiftOf(parameter));
        double[] allowed = new double[real.length];
        for (int i = 0; i < real.length; i++) {
            double off = Math.abs(integer[i] * lsb - real[i] * scales[shape.channelOf(parameter, i)]);
            allowed[i] = off <= lsb ? off : ONE_ROUNDING * lsb;
        }
        return allowed;
    }

    /** As {@link #of}, from {@code (source, target, synapse)} to {@code [synapse][source * targets + target]}. */
    double[][] ofWeights(Parameter parameter) {
        int synapses = parameter.axes().contains(Axis.SYNAPSE) ? network.shape().synapses() : 1;
        double[] all = of(parameter);
        double[][] bySynapse = new double[synapses][all.length / synapses];
        for (int i = 0; i < all.length; i++) {
            bySynapse[i % synapses][i / synapses] = all[i];
        }
        return bySynapse;
    }

    /** The share of a deviation that the chip's decay keeps. */
    double[] kept(Parameter dash) {
        return Arrays.stream(integers.values(dash))
                .mapToDouble(k -> 1 - Math.scalb(1.0, -k))
                .toArray();
    }
}
