package dev.xylo.study.attribution;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.study.calibration.Methods;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Weights, thresholds and biases under a set of effects, all in one unit per neuron.
 *
 * <p>While no parameter is rounded and no state is, the unit is the float network's, and the values are the float network's own.
 * Otherwise it is the weight LSB of the neuron's channel. Which scale that is matters where methods scale the parameters of one channel
 * differently:
 *
 * <ul>
 *   <li>thresholds and biases as on the chip: every rounded parameter is the final integer, and real weights take the final scale of
 *       their own array. So all that thresholds and biases do to the weights' scale is in.
 *   <li>thresholds and biases real: weights are the integers, or have the scale, that the method gives a network of weights alone, and
 *       thresholds and biases take that scale. A channel without weights has the scale of its final threshold.
 * </ul>
 *
 * <p>{@code optimal} and {@code calibrated} give everything in a channel one scale, up to weight shifts: there is nothing to tell apart, and
 * the method is not asked again. Their integers make up for rounded dashes in the stage that rounds weights; until then weights are the
 * float network's.
 */
final class EffectNetwork {
    private final FloatNetwork network;
    private final QuantizationResult quantization;
    private final NetworkShape shape;
    private final boolean roundsWeights;
    private final boolean roundsThresholds;
    private final boolean floatUnits;
    /** The method on weights alone; only where thresholds and biases are real and the unit is the LSB. */
    private final QuantizationResult weightsAlone;

    private final double[] scale;
    private final double[] scaleOut;

    EffectNetwork(FloatNetwork network, QuantizationResult quantization, Set<Effect> on) {
        this.network = network;
        this.quantization = quantization;
        this.shape = network.shape();
        this.roundsWeights = on.contains(Effect.WEIGHT_ROUNDING);
        this.roundsThresholds = on.contains(Effect.THRESHOLD_AND_BIAS_ROUNDING);
        this.floatUnits = !roundsWeights
                && !roundsThresholds
                && !on.contains(Effect.INTEGER_STATE)
                && !on.contains(Effect.SATURATION);
        this.weightsAlone = floatUnits || roundsThresholds
                ? null
                : !Methods.followsVersions(quantization.method()) ? quantization : quantizeWeightsAlone();
        this.scale = scales(Parameter.THRESHOLD, Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC);
        this.scaleOut = scales(Parameter.THRESHOLD_OUT, Parameter.WEIGHTS_OUT);
    }

    private QuantizationResult quantizeWeightsAlone() {
        Map<Parameter, double[]> weights = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.WEIGHT && network.has(parameter)) {
                weights.put(parameter, network.values(parameter));
            }
        }
        return Quantizers.byMethod(quantization.method())
                .quantize(FloatNetwork.of(shape, weights, network.aliases()), quantization.options());
    }

    /** The unit of every neuron of a layer; the last weights reach all of its neurons. */
    private double[] scales(Parameter threshold, Parameter... weights) {
        double[] scales = quantization.scales(threshold);
        if (floatUnits) {
            java.util.Arrays.fill(scales, 1);
        } else if (!roundsThresholds) {
            Parameter last = weights[weights.length - 1];
            double[] ofWeights = stateScales(weightsAlone, last);
            boolean[] hasWeights = new boolean[scales.length];
            for (Parameter parameter : weights) {
                double[] values = network.values(parameter);
                for (int i = 0; i < values.length; i++) {
                    hasWeights[shape.channelOf(parameter, i)] |= values[i] != 0;
                }
            }
            for (int i = 0; i < scales.length; i++) {
                scales[i] = hasWeights[i] ? ofWeights[i] : scales[i];
            }
        }
        return scales;
    }

    /** State per float unit: a weight's scale and its shift. */
    private static double[] stateScales(QuantizationResult result, Parameter parameter) {
        double[] scales = result.scales(parameter);
        int shift = result.network().shiftOf(parameter);
        for (int i = 0; i < scales.length; i++) {
            scales[i] = Math.scalb(scales[i], shift);
        }
        return scales;
    }

    /** Units of the recorded states: a state in the float network's unit times this is a state here. */
    double[] scales(boolean readout) {
        return (readout ? scaleOut : scale).clone();
    }

    double[] values(Parameter parameter) {
        boolean weight = parameter.kind() == Parameter.Kind.WEIGHT;
        if (weight ? roundsWeights : roundsThresholds) {
            XyloNetwork integers = (roundsThresholds ? quantization : weightsAlone).network();
            double lsb = Math.scalb(1.0, integers.shiftOf(parameter));
            return java.util.Arrays.stream(integers.values(parameter))
                    .mapToDouble(value -> value * lsb)
                    .toArray();
        }
        double[] values = network.values(parameter);
        double[] scales = weight && roundsThresholds
                ? stateScales(quantization, parameter)
                : parameter.ofReadout() ? scaleOut : scale;
        for (int i = 0; i < values.length; i++) {
            values[i] *= scales[shape.channelOf(parameter, i)];
        }
        return values;
    }
}
