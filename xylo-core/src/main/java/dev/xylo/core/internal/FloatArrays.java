package dev.xylo.core.internal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import java.util.function.BiFunction;

/**
 * The arrays of a float network themselves and not copies: a thousand neurons have 16 MB of weights, and quantizing them takes less time
 * than copying them. Whoever asks must not write.
 */
public final class FloatArrays {
    private static BiFunction<FloatNetwork, Parameter, double[]> door;

    private FloatArrays() {}

    /**
     * For {@link FloatNetwork} alone.
     *
     * @param open gives the stored array
     */
    public static void setDoor(BiFunction<FloatNetwork, Parameter, double[]> open) {
        door = open;
    }

    /**
     * The stored array.
     *
     * @param network the network
     * @param parameter the parameter
     * @return flat, row-major, never to be written; zeros where the parameter was not given
     */
    public static double[] of(FloatNetwork network, Parameter parameter) {
        return door.apply(network, parameter);
    }
}
