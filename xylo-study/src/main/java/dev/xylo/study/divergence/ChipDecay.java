package dev.xylo.study.divergence;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The float twin that the chip's states are compared with: weights, thresholds and biases are the float network's, but a state keeps the
 * share {@code 1 - 2^-dash} of itself, with the whole dashes of the chip. What then parts the two is rounding, and what is no rounding at
 * all: saturation, clips, lost scales. Against any other decay every state would part in the first step that decays.
 *
 * @param dashes all dashes of the chip, flat; configurations with equal ones share a twin
 */
public record ChipDecay(List<Integer> dashes) {
    /** What a report calls this twin. */
    public static final String NAME = "float network with the chip's decay, dashes and caps";

    /** Copies. */
    public ChipDecay {
        dashes = List.copyOf(dashes);
    }

    /**
     * The decay of a configuration.
     *
     * @param quantization its integers
     * @return its dashes
     */
    public static ChipDecay of(QuantizationResult quantization) {
        return new ChipDecay(Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.kind() == Parameter.Kind.DASH)
                .flatMap(dash ->
                        Arrays.stream(quantization.network().values(dash)).boxed())
                .toList());
    }

    /**
     * The twin, at rest.
     *
     * @param network the float network
     * @param quantization what a method made of this network
     * @return with the chip's caps and timing
     */
    public static FloatTwin twin(FloatNetwork network, QuantizationResult quantization) {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.DASH) {
                values.put(
                        parameter,
                        Arrays.stream(quantization.network().values(parameter))
                                .asDoubleStream()
                                .toArray());
            } else if (network.has(parameter)) {
                values.put(parameter, network.values(parameter));
            }
        }
        return FloatTwin.of(
                FloatNetwork.of(network.shape(), values, network.aliases()), TwinOptions.DEFAULT.with(Decay.BITSHIFT));
    }
}
