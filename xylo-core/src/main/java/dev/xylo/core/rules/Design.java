package dev.xylo.core.rules;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Network;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A network to be checked: float, integer, or integers beyond what any chip holds, as published quantizers can return them. Immutable.
 *
 * <p>What counts is what is used: trailing columns of {@code weights_in}, leading rows of {@code weights_out} and a second synapse that
 * hold nothing but zeros need no room on the chip.
 */
public final class Design {
    private final NetworkShape shape;
    private final Map<Parameter, double[]> values;
    private final List<Alias> aliases;
    private final boolean integer;

    private Design(NetworkShape shape, Map<Parameter, double[]> values, List<Alias> aliases, boolean integer) {
        this.shape = shape;
        this.values = values;
        this.aliases = List.copyOf(aliases);
        this.integer = integer;
    }

    /**
     * A network.
     *
     * @param network float or integer
     * @return what is to be checked
     */
    public static Design of(Network<?> network) {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(
                        parameter,
                        switch (network) {
                            case FloatNetwork floats -> floats.values(parameter);
                            case XyloNetwork integers ->
                                Arrays.stream(integers.values(parameter))
                                        .asDoubleStream()
                                        .toArray();
                        });
            }
        }
        return new Design(network.shape(), values, network.aliases(), network instanceof XyloNetwork);
    }

    /**
     * Integers that may exceed every range.
     *
     * @param shape sizes
     * @param integers flat, row-major arrays that agree with the shape
     * @param aliases alias links
     * @return what is to be checked
     * @throws IllegalArgumentException if a length disagrees with the shape
     */
    public static Design ofIntegers(NetworkShape shape, Map<Parameter, long[]> integers, List<Alias> aliases) {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        integers.forEach((parameter, array) -> {
            if (array.length != shape.size(parameter)) {
                throw new IllegalArgumentException(parameter.key() + " has " + array.length + " values; " + shape
                        + " needs " + shape.size(parameter));
            }
            values.put(parameter, Arrays.stream(array).asDoubleStream().toArray());
        });
        return new Design(shape, values, aliases, true);
    }

    /**
     * Sizes.
     *
     * @return the shape
     */
    public NetworkShape shape() {
        return shape;
    }

    /**
     * Alias links.
     *
     * @return unmodifiable
     */
    public List<Alias> aliases() {
        return aliases;
    }

    /**
     * Whether the values are the chip's integers.
     *
     * @return false for a float network
     */
    public boolean isInteger() {
        return integer;
    }

    /**
     * Whether a parameter was given.
     *
     * @param parameter the parameter
     * @return false where the default 0 stands in
     */
    public boolean has(Parameter parameter) {
        return values.containsKey(parameter);
    }

    /**
     * One value.
     *
     * @param parameter the parameter
     * @param flat index into the flat array
     * @return the value; 0 where the parameter was not given
     */
    public double value(Parameter parameter, int flat) {
        double[] array = values.get(parameter);
        return array == null ? 0 : array[flat];
    }

    /**
     * Hidden neurons that input reaches.
     *
     * @return 1 + index of the last hidden neuron with a non-zero input weight; 0 if there is none
     */
    public int inputReach() {
        int reach = 0;
        int perChannel = shape.inputExpansion() * shape.synapses();
        for (int i = 0; i < shape.size(Parameter.WEIGHTS_IN); i++) {
            if (value(Parameter.WEIGHTS_IN, i) != 0) {
                reach = Math.max(reach, i % perChannel / shape.synapses() + 1);
            }
        }
        return reach;
    }

    /**
     * Hidden neurons that the readout reads.
     *
     * @return how many, counted from the last one back to the first with a non-zero output weight; 0 if there is none
     */
    public int outputReach() {
        for (int i = 0; i < shape.size(Parameter.WEIGHTS_OUT); i++) {
            if (value(Parameter.WEIGHTS_OUT, i) != 0) {
                return shape.outputExpansion() - i / shape.outputs();
            }
        }
        return 0;
    }

    /**
     * Synapses in use, by hidden neuron.
     *
     * @return 2 where a non-zero weight arrives at the second synapse, else 1
     */
    public int[] synapses() {
        int[] synapses = new int[shape.hidden()];
        Arrays.fill(synapses, 1);
        if (shape.synapses() == 2) {
            for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC)) {
                for (int i = 1; has(weights) && i < shape.size(weights); i += 2) {
                    if (value(weights, i) != 0) {
                        synapses[shape.channelOf(weights, i)] = 2;
                    }
                }
            }
        }
        return synapses;
    }

    /**
     * Recurrent targets, by hidden neuron. Both synapses of a pair are one target.
     *
     * @return how many hidden neurons each one connects to
     */
    public int[] fanOut() {
        int[] fanOut = new int[shape.hidden()];
        if (!has(Parameter.WEIGHTS_REC)) {
            return fanOut;
        }
        int synapses = shape.synapses();
        for (int source = 0; source < shape.hidden(); source++) {
            for (int target = 0; target < shape.hidden(); target++) {
                int first = (source * shape.hidden() + target) * synapses;
                boolean connected = value(Parameter.WEIGHTS_REC, first) != 0
                        || synapses == 2 && value(Parameter.WEIGHTS_REC, first + 1) != 0;
                fanOut[source] += connected ? 1 : 0;
            }
        }
        return fanOut;
    }

    /**
     * Alias targets, by hidden neuron.
     *
     * @return how many each has
     */
    public int[] aliasTargets() {
        int[] targets = new int[shape.hidden()];
        aliases.forEach(alias -> targets[alias.source()]++);
        return targets;
    }

    /**
     * Alias sources, by hidden neuron.
     *
     * @return how many neurons have it as their target
     */
    public int[] aliasSources() {
        int[] sources = new int[shape.hidden()];
        aliases.forEach(alias -> sources[alias.target()]++);
        return sources;
    }
}
