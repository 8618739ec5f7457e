package dev.xylo.testkit.random;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Random networks in floating point, for quantizers.
 *
 * <p>Half of them are arbitrary numbers. The other half lies on a grid of {@code unit / 2} with 127 units as the largest weight
 * that arrives at each neuron and {@code unit} a power of two: then an 8-bit quantizer's scaling is exact and its rounding meets
 * {@code k + 0.5} all over.
 */
final class FloatNetworks {
    private static final double LARGEST_8_BIT_WEIGHT = 127;

    private final Dice dice;
    private final NetworkShape shape;
    private final Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
    private final boolean grid;
    /** What one weight LSB is about. */
    private final double unit;

    private FloatNetworks(Dice dice, NetworkShape shape) {
        this.dice = dice;
        this.shape = shape;
        this.grid = dice.chance(0.5);
        // 2^-26 * 127 and 2^13 * 127 are about 1e-6 and 1e6.
        this.unit = grid
                ? Math.scalb(1.0, dice.chance(0.3) ? 0 : dice.between(-26, 13))
                : dice.magnitude(1e-6, 1e6) / LARGEST_8_BIT_WEIGHT;
    }

    static FloatNetwork network(Dice dice) {
        NetworkShape shape = Shapes.shape(dice);
        return new FloatNetworks(dice, shape).fill();
    }

    private FloatNetwork fill() {
        weights(Parameter.WEIGHTS_IN);
        if (dice.chance(0.85)) {
            weights(Parameter.WEIGHTS_REC);
        }
        weights(Parameter.WEIGHTS_OUT);
        killNeurons();
        thresholds(Parameter.THRESHOLD);
        thresholds(Parameter.THRESHOLD_OUT);
        dashes(Parameter.DASH_MEM);
        dashes(Parameter.DASH_MEM_OUT);
        dashes(Parameter.DASH_SYN);
        if (shape.synapses() == 2) {
            dashes(Parameter.DASH_SYN_2);
        }
        dashes(Parameter.DASH_SYN_OUT);
        if (dice.chance(0.6)) {
            biases(Parameter.BIAS);
        }
        if (dice.chance(0.6)) {
            biases(Parameter.BIAS_OUT);
        }
        return FloatNetwork.of(shape, values, Shapes.aliases(dice, shape.hidden()));
    }

    private void weights(Parameter parameter) {
        double density = dice.density();
        double[] array = new double[shape.size(parameter)];
        for (int i = 0; i < array.length; i++) {
            if (dice.chance(density)) {
                array[i] = signed(LARGEST_8_BIT_WEIGHT);
            }
        }
        if (grid) {
            for (int i = 0; i < array.length; i++) {
                // The first weight of every channel that has one becomes the channel's largest.
                if (array[i] != 0 && firstOfItsChannel(parameter, array, i)) {
                    array[i] = Math.copySign(LARGEST_8_BIT_WEIGHT * unit, array[i]);
                }
            }
        }
        values.put(parameter, array);
    }

    private boolean firstOfItsChannel(Parameter parameter, double[] array, int flat) {
        for (int i = 0; i < flat; i++) {
            if (array[i] != 0 && shape.channelOf(parameter, i) == shape.channelOf(parameter, flat)) {
                return false;
            }
        }
        return true;
    }

    /** Dead neurons: nothing arrives at about every fourth neuron, in a third of the networks. */
    private void killNeurons() {
        if (!dice.chance(0.33)) {
            return;
        }
        boolean[] deadHidden = dead(shape.hidden());
        boolean[] deadOut = dead(shape.outputs());
        values.forEach((parameter, array) -> {
            boolean[] dead = parameter.ofReadout() ? deadOut : deadHidden;
            for (int i = 0; i < array.length; i++) {
                if (dead[shape.channelOf(parameter, i)]) {
                    array[i] = 0;
                }
            }
        });
    }

    private boolean[] dead(int neurons) {
        boolean[] dead = new boolean[neurons];
        for (int i = 0; i < neurons; i++) {
            dead[i] = dice.chance(0.25);
        }
        return dead;
    }

    /** From far below the weights to about ten times of what 16 bits hold; some 0. */
    private void thresholds(Parameter parameter) {
        double largest = dice.magnitude(1, 327670);
        double[] array = new double[shape.size(parameter)];
        for (int i = 0; i < array.length; i++) {
            array[i] = dice.chance(0.1) ? 0 : Math.abs(signed(largest));
        }
        values.put(parameter, array);
    }

    /** Usually of the weights' size, at times larger than all of them. */
    private void biases(Parameter parameter) {
        double largest = dice.magnitude(1, 10 * LARGEST_8_BIT_WEIGHT);
        double[] array = new double[shape.size(parameter)];
        for (int i = 0; i < array.length; i++) {
            array[i] = dice.chance(0.2) ? 0 : signed(largest);
        }
        values.put(parameter, array);
    }

    /** Real numbers in 0..15; whole and half-way ones are as likely as arbitrary ones. */
    private void dashes(Parameter parameter) {
        double[] array = new double[shape.size(parameter)];
        if (dice.chance(0.2)) {
            Arrays.fill(array, dice.between(0.0, 8.0));
        } else {
            for (int i = 0; i < array.length; i++) {
                array[i] = dice.chance(0.5) ? dice.between(0.0, 15.0) : dice.between(0, 30) / 2.0;
            }
        }
        values.put(parameter, array);
    }

    /** Either sign, up to so many units; on the grid a multiple of half a unit. */
    private double signed(double largestInUnits) {
        double inUnits = dice.between(-largestInUnits, largestInUnits);
        return (grid ? Math.rint(2 * inUnits) / 2 : inUnits) * unit;
    }
}
