package dev.xylo.core.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A trained network in floating point, as Rockpool's mapper specifies it. Immutable.
 *
 * <p>Dashes are real numbers, {@code log2(tau / dt)}. There is no weight shift: it belongs to the integers.
 */
public final class FloatNetwork extends Network<double[]> {
    private FloatNetwork(NetworkShape shape, Map<Parameter, double[]> values, List<Alias> aliases) {
        super(shape, values, aliases);
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
        values.forEach((parameter, array) -> {
            if (parameter.kind() == Parameter.Kind.WEIGHT_SHIFT) {
                throw new InvalidNetworkException(
                        parameter.key() + " belongs to an integer network, not to a float one");
            }
            checkLength(shape, parameter, array.length);
            double[] copy = array.clone();
            for (int i = 0; i < copy.length; i++) {
                if (!Double.isFinite(copy[i])) {
                    throw new InvalidNetworkException(
                            shape.element(parameter, i) + " is " + copy[i] + "; it must be finite");
                }
                if (parameter.kind() == Parameter.Kind.THRESHOLD && copy[i] < 0) {
                    throw new InvalidNetworkException(
                            shape.element(parameter, i) + " is " + copy[i] + "; a threshold must not be negative");
                }
            }
            checked.put(parameter, copy);
        });
        return new FloatNetwork(shape, checked, aliases);
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
