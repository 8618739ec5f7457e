package dev.xylo.testkit.random;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.util.EnumMap;
import java.util.Map;

/** Random networks in the chip's integers. */
final class IntegerNetworks {
    private final Dice dice;
    private final NetworkShape shape;
    private final Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);

    private IntegerNetworks(Dice dice, NetworkShape shape) {
        this.dice = dice;
        this.shape = shape;
    }

    static XyloNetwork network(Dice dice, Core core) {
        NetworkShape shape = Shapes.shape(dice);
        return new IntegerNetworks(dice, shape).fill(core);
    }

    private XyloNetwork fill(Core core) {
        weights(Parameter.WEIGHTS_IN);
        if (dice.chance(0.85)) {
            weights(Parameter.WEIGHTS_REC);
        }
        weights(Parameter.WEIGHTS_OUT);
        thresholds(Parameter.THRESHOLD);
        thresholds(Parameter.THRESHOLD_OUT);
        dashes(Parameter.DASH_MEM);
        dashes(Parameter.DASH_MEM_OUT);
        dashes(Parameter.DASH_SYN);
        if (shape.synapses() == 2) {
            dashes(Parameter.DASH_SYN_2);
        }
        dashes(Parameter.DASH_SYN_OUT);
        shift(Parameter.WEIGHT_SHIFT_IN);
        shift(Parameter.WEIGHT_SHIFT_REC);
        shift(Parameter.WEIGHT_SHIFT_OUT);
        var aliases = Shapes.aliases(dice, shape.hidden());
        // Last, so that the networks of one seed for both cores differ in the bias alone.
        if (core.hasBias()) {
            if (dice.chance(0.6)) {
                biases(Parameter.BIAS);
            }
            if (dice.chance(0.6)) {
                biases(Parameter.BIAS_OUT);
            }
        }
        return XyloNetwork.of(shape, values, aliases);
    }

    /** One largest magnitude and one balance of signs per matrix. */
    private void weights(Parameter parameter) {
        double density = dice.density();
        double edges = dice.edgeShare();
        int largest = dice.oneOf(1, 3, 10, 30, 127);
        double negative = dice.oneOf(0, 0.2, 0.5, 0.5, 0.8);
        int[] array = new int[shape.size(parameter)];
        for (int i = 0; i < array.length; i++) {
            if (!dice.chance(density)) {
                continue;
            }
            if (dice.chance(edges)) {
                array[i] = dice.oneOf(EdgeValues.of(Parameter.Kind.WEIGHT));
            } else {
                int size = dice.between(1, largest);
                array[i] = dice.chance(negative) ? -size : size;
            }
        }
        values.put(parameter, array);
    }

    /** One scale per array; half of them low enough that a few spikes reach them. */
    private void thresholds(Parameter parameter) {
        if (dice.chance(0.03)) {
            return;
        }
        double edges = dice.edgeShare();
        int scale = (int) dice.magnitude(1, dice.chance(0.5) ? 500 : 32768);
        int[] array = new int[shape.size(parameter)];
        for (int i = 0; i < array.length; i++) {
            array[i] = dice.chance(edges)
                    ? dice.oneOf(EdgeValues.of(Parameter.Kind.THRESHOLD))
                    : dice.between(scale / 2, scale);
        }
        values.put(parameter, array);
    }

    /** All equal, as trained networks have them (1..6), or anything. */
    private void dashes(Parameter parameter) {
        if (dice.chance(0.05)) {
            return;
        }
        int mode = dice.between(0, 2);
        int common = dice.between(0, 15);
        int[] array = new int[shape.size(parameter)];
        for (int i = 0; i < array.length; i++) {
            array[i] = switch (mode) {
                case 0 -> common;
                case 1 -> dice.between(1, 6);
                default -> dice.oneOf(EdgeValues.of(Parameter.Kind.DASH));
            };
        }
        values.put(parameter, array);
    }

    /** Missing, 0, or anything up to 8; saturation becomes likely at the upper end. */
    private void shift(Parameter parameter) {
        switch (dice.between(0, 3)) {
            case 0 -> {}
            case 1 -> values.put(parameter, new int[] {0});
            default -> values.put(parameter, new int[] {dice.oneOf(EdgeValues.of(Parameter.Kind.WEIGHT_SHIFT))});
        }
    }

    private void biases(Parameter parameter) {
        double edges = dice.edgeShare();
        int scale = (int) dice.magnitude(1, 32768);
        int[] array = new int[shape.size(parameter)];
        for (int i = 0; i < array.length; i++) {
            array[i] =
                    dice.chance(edges) ? dice.oneOf(EdgeValues.of(Parameter.Kind.BIAS)) : dice.between(-scale, scale);
        }
        values.put(parameter, array);
    }
}
