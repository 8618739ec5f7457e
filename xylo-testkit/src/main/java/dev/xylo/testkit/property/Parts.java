package dev.xylo.testkit.property;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.Axis;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network taken apart, float or integer (a double holds every chip value exactly).
 *
 * @param shape sizes
 * @param values flat arrays by parameter
 * @param aliases alias links
 */
record Parts(NetworkShape shape, Map<Parameter, double[]> values, List<Alias> aliases) {
    static Parts of(XyloNetwork network) {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(
                        parameter,
                        Arrays.stream(network.values(parameter))
                                .asDoubleStream()
                                .toArray());
            }
        }
        return new Parts(network.shape(), values, network.aliases());
    }

    static Parts of(FloatNetwork network) {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(parameter, network.values(parameter));
            }
        }
        return new Parts(network.shape(), values, network.aliases());
    }

    XyloNetwork toXyloNetwork() {
        Map<Parameter, int[]> integers = new EnumMap<>(Parameter.class);
        values.forEach((parameter, array) -> integers.put(
                parameter, Arrays.stream(array).mapToInt(value -> (int) value).toArray()));
        return XyloNetwork.of(shape, integers, aliases);
    }

    FloatNetwork toFloatNetwork() {
        return FloatNetwork.of(shape, values, aliases);
    }

    Parts with(Parameter parameter, double[] array) {
        Map<Parameter, double[]> changed = new EnumMap<>(values);
        changed.put(parameter, array);
        return new Parts(shape, changed, aliases);
    }

    Parts without(Parameter parameter) {
        Map<Parameter, double[]> changed = new EnumMap<>(values);
        changed.remove(parameter);
        return new Parts(shape, changed, aliases);
    }

    Parts keepInputs(int[] keep) {
        return select(
                new NetworkShape(
                        keep.length,
                        shape.inputExpansion(),
                        shape.hidden(),
                        shape.outputExpansion(),
                        shape.outputs(),
                        shape.synapses(),
                        shape.synapseAxis()),
                Map.of(Axis.INPUT, keep),
                aliases);
    }

    Parts keepOutputs(int[] keep) {
        return select(
                new NetworkShape(
                        shape.inputs(),
                        shape.inputExpansion(),
                        shape.hidden(),
                        shape.outputExpansion(),
                        keep.length,
                        shape.synapses(),
                        shape.synapseAxis()),
                Map.of(Axis.OUTPUT, keep),
                aliases);
    }

    Parts keepSynapse(int synapse) {
        Parts one = select(
                new NetworkShape(
                        shape.inputs(),
                        shape.inputExpansion(),
                        shape.hidden(),
                        shape.outputExpansion(),
                        shape.outputs(),
                        1,
                        true),
                Map.of(Axis.SYNAPSE, new int[] {synapse}),
                aliases);
        double[] dash = values.get(synapse == 0 ? Parameter.DASH_SYN : Parameter.DASH_SYN_2);
        Parts without = one.without(Parameter.DASH_SYN).without(Parameter.DASH_SYN_2);
        return dash == null ? without : without.with(Parameter.DASH_SYN, dash);
    }

    /** Empty if no neuron with input, or none that reaches the readout, would remain. */
    Optional<Parts> keepHidden(int[] keep) {
        int firstOutput = shape.hidden() - shape.outputExpansion();
        int[] input =
                Arrays.stream(keep).filter(h -> h < shape.inputExpansion()).toArray();
        int[] output = Arrays.stream(keep)
                .filter(h -> h >= firstOutput)
                .map(h -> h - firstOutput)
                .toArray();
        if (input.length == 0 || output.length == 0) {
            return Optional.empty();
        }
        int[] newIndex = new int[shape.hidden()];
        Arrays.fill(newIndex, -1);
        for (int i = 0; i < keep.length; i++) {
            newIndex[keep[i]] = i;
        }
        List<Alias> kept = new ArrayList<>();
        for (Alias alias : aliases) {
            if (newIndex[alias.source()] >= 0 && newIndex[alias.target()] >= 0) {
                kept.add(new Alias(newIndex[alias.source()], newIndex[alias.target()]));
            }
        }
        return Optional.of(select(
                new NetworkShape(
                        shape.inputs(),
                        input.length,
                        keep.length,
                        output.length,
                        shape.outputs(),
                        shape.synapses(),
                        shape.synapseAxis()),
                Map.of(Axis.HIDDEN, keep, Axis.INPUT_EXPANSION, input, Axis.OUTPUT_EXPANSION, output),
                kept));
    }

    Parts keepAliases(int[] keep) {
        return new Parts(
                shape, values, Arrays.stream(keep).mapToObj(aliases::get).toList());
    }

    /** Keeps some positions on some axes of every array. */
    private Parts select(NetworkShape newShape, Map<Axis, int[]> keep, List<Alias> newAliases) {
        Map<Parameter, double[]> selected = new EnumMap<>(Parameter.class);
        values.forEach((parameter, array) -> {
            double[] current = array;
            List<Axis> axes = parameter.axes();
            for (int axis = 0; axis < axes.size(); axis++) {
                int[] positions = keep.get(axes.get(axis));
                if (positions != null) {
                    // The axes before this one are already cut, those behind it are not.
                    int inner = axes.subList(axis + 1, axes.size()).stream()
                            .mapToInt(shape::length)
                            .reduce(1, Math::multiplyExact);
                    current = keepOnAxis(current, shape.length(axes.get(axis)), inner, positions);
                }
            }
            selected.put(parameter, current);
        });
        return new Parts(newShape, selected, newAliases);
    }

    private static double[] keepOnAxis(double[] array, int length, int inner, int[] positions) {
        int outer = array.length / (length * inner);
        double[] kept = new double[outer * positions.length * inner];
        IntStream.range(0, kept.length).forEach(i -> {
            int within = i % inner;
            int position = positions[i / inner % positions.length];
            int before = i / inner / positions.length;
            kept[i] = array[(before * length + position) * inner + within];
        });
        return kept;
    }
}
