package dev.xylo.core.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A network in the chip's integers; every value is within its {@link Parameter.Kind}'s range. Immutable. */
public final class XyloNetwork extends Network<int[]> {
    private XyloNetwork(NetworkShape shape, Map<Parameter, int[]> values, List<Alias> aliases) {
        super(shape, values, aliases);
    }

    /**
     * Checks and copies.
     *
     * @param shape sizes
     * @param values flat, row-major arrays; missing ones count as 0, input and output weights are required
     * @param aliases alias links
     * @return the network
     * @throws InvalidNetworkException if a length disagrees with the shape or a value is out of the chip's range; the message names
     *     array, index and value
     */
    public static XyloNetwork of(NetworkShape shape, Map<Parameter, int[]> values, List<Alias> aliases) {
        EnumMap<Parameter, int[]> checked = new EnumMap<>(Parameter.class);
        values.forEach((parameter, array) -> {
            checkLength(shape, parameter, array.length);
            int[] copy = array.clone();
            for (int i = 0; i < copy.length; i++) {
                checkRange(shape, parameter, i, copy[i]);
            }
            checked.put(parameter, copy);
        });
        return new XyloNetwork(shape, checked, aliases);
    }

    /**
     * Checks one value against the chip's range.
     *
     * @param shape sizes, for the index in the message
     * @param parameter the parameter
     * @param flat index into the flat array
     * @param value the value
     * @throws InvalidNetworkException if it is out of range
     */
    public static void checkRange(NetworkShape shape, Parameter parameter, int flat, long value) {
        Parameter.Kind kind = parameter.kind();
        if (value < kind.min() || value > kind.max()) {
            throw new InvalidNetworkException(shape.element(parameter, flat) + " is " + value + "; the chip holds "
                    + kind.min() + ".." + kind.max() + " there");
        }
    }

    /**
     * One value.
     *
     * @param parameter the parameter
     * @param flat index into the flat array
     * @return the value; 0 where the parameter was not given
     */
    public int value(Parameter parameter, int flat) {
        int[] array = stored(parameter);
        return array == null ? 0 : array[flat];
    }

    /**
     * Left shift that a parameter is delivered with.
     *
     * @param parameter any parameter
     * @return 0..8 for weights, 0 for everything else
     */
    public int shiftOf(Parameter parameter) {
        return switch (parameter) {
            case WEIGHTS_IN -> value(Parameter.WEIGHT_SHIFT_IN, 0);
            case WEIGHTS_REC -> value(Parameter.WEIGHT_SHIFT_REC, 0);
            case WEIGHTS_OUT -> value(Parameter.WEIGHT_SHIFT_OUT, 0);
            default -> 0;
        };
    }

    @Override
    int[] zeros(int size) {
        return new int[size];
    }

    @Override
    int[] copy(int[] array) {
        return array.clone();
    }
}
