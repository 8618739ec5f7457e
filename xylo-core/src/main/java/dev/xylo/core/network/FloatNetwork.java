package dev.xylo.core.network;

import dev.xylo.core.internal.FloatArrays;
import dev.xylo.core.internal.Magnitudes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A trained network in floating point, as Rockpool's mapper specifies it. Immutable.
 *
 * <p>Dashes are real numbers, {@code log2(tau / dt)}. There is no weight shift: it belongs to the integers.
 */
public final class FloatNetwork extends Network<double[]> {
    static {
        FloatArrays.setDoor(
                (network, parameter) -> network.has(parameter) ? network.stored(parameter) : network.values(parameter));
    }

    private final Map<Parameter, double[]> largestPerTarget;

    private FloatNetwork(
            NetworkShape shape,
            Map<Parameter, double[]> values,
            Map<Parameter, double[]> largestPerTarget,
            List<Alias> aliases) {
        super(shape, values, aliases);
        this.largestPerTarget = largestPerTarget;
    }

    /**
     * Checks and copies.
     *
     * @param shape sizes
     * @param values flat, row-major arrays; missing ones count as 0, input and output weights are required
     * @param aliases alias links
     * @return the network
     * @throws InvalidNetworkException if a length disagrees with the shape, a value is NaN or infinite, a threshold is negative, or
     *     a weight shift is given; the message names array, index and value
     */
    public static FloatNetwork of(NetworkShape shape, Map<Parameter, double[]> values, List<Alias> aliases) {
        EnumMap<Parameter, double[]> checked = new EnumMap<>(Parameter.class);
        EnumMap<Parameter, double[]> largest = new EnumMap<>(Parameter.class);
        values.forEach((parameter, array) -> {
            if (parameter.kind() == Parameter.Kind.WEIGHT_SHIFT) {
                throw new InvalidNetworkException(
                        parameter.key() + " belongs to an integer network, not to a float one");
            }
            checkLength(shape, parameter, array.length);
            double[] copy = array.clone();
            if (parameter.kind() == Parameter.Kind.WEIGHT) {
                largest.put(parameter, largestPerTarget(shape, parameter, copy));
            } else {
                check(shape, parameter, copy);
            }
            checked.put(parameter, copy);
        });
        return new FloatNetwork(shape, checked, largest, aliases);
    }

    /** Checks, too: a value that is not finite is the largest of its column. */
    private static double[] largestPerTarget(NetworkShape shape, Parameter weights, double[] values) {
        int synapses = weights.axes().contains(Axis.SYNAPSE) ? shape.synapses() : 1;
        double[] columns =
                Magnitudes.perColumn(values, shape.length(weights.axes().get(1)) * synapses);
        for (double each : columns) {
            if (!Double.isFinite(each)) {
                check(shape, weights, values);
            }
        }
        return Magnitudes.perGroup(columns, synapses);
    }

    private static void check(NetworkShape shape, Parameter parameter, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InvalidNetworkException(
                        shape.element(parameter, i) + " is " + values[i] + "; it must be finite");
            }
            if (parameter.kind() == Parameter.Kind.THRESHOLD && values[i] < 0) {
                throw new InvalidNetworkException(
                        shape.element(parameter, i) + " is " + values[i] + "; a threshold must not be negative");
            }
        }
    }

    /**
     * The largest magnitude among the weights that arrive at each target, over all sources and synapses; found once, when the network is
     * checked.
     *
     * @param weights a parameter of kind {@link Parameter.Kind#WEIGHT}
     * @return a copy, one per target; zeros where the parameter was not given
     */
    public double[] largestPerTarget(Parameter weights) {
        double[] largest = largestPerTarget.get(weights);
        return largest == null ? new double[shape().length(weights.axes().get(1))] : largest.clone();
    }

    /**
     * One value.
     *
     * @param parameter the parameter
     * @param flat index into the flat array
     * @return the value; 0 where the parameter was not given
     */
    public double value(Parameter parameter, int flat) {
        double[] array = stored(parameter);
        return array == null ? 0 : array[flat];
    }

    @Override
    double[] zeros(int size) {
        return new double[size];
    }

    @Override
    double[] copy(double[] array) {
        return array.clone();
    }
}
