package dev.xylo.core.network;

import java.util.List;
import java.util.Map;

/**
 * What float and integer networks share: shape, aliases, and flat arrays by parameter.
 *
 * @param <A> array type of the values
 */
public abstract sealed class Network<A> permits FloatNetwork, XyloNetwork {
    private final NetworkShape shape;
    private final Map<Parameter, A> values;
    private final List<Alias> aliases;

    Network(NetworkShape shape, Map<Parameter, A> values, List<Alias> aliases) {
        this.shape = shape;
        this.values = values;
        this.aliases = List.copyOf(aliases);
        for (Parameter parameter : Parameter.values()) {
            if (!values.containsKey(parameter) && !parameter.optional()) {
                throw new InvalidNetworkException(parameter.key() + " is missing");
            }
        }
        for (Alias alias : this.aliases) {
            checkHidden("alias source", alias.source());
            checkHidden("alias target", alias.target());
        }
    }

    /**
     * Sizes.
     *
     * @return the shape
     */
    public final NetworkShape shape() {
        return shape;
    }

    /**
     * Alias links; a neuron may have several.
     *
     * @return unmodifiable, in the order given
     */
    public final List<Alias> aliases() {
        return aliases;
    }

    /**
     * Whether a parameter was given.
     *
     * @param parameter the parameter
     * @return false where the default 0 stands in
     */
    public final boolean has(Parameter parameter) {
        return values.containsKey(parameter);
    }

    /**
     * Values of a parameter.
     *
     * @param parameter the parameter
     * @return a copy, flat and row-major, shape {@link Parameter#axes()}; zeros where it was not given
     */
    public final A values(Parameter parameter) {
        A array = values.get(parameter);
        return array == null ? zeros(shape.size(parameter)) : copy(array);
    }

    /** The stored array itself, or null; never handed out. */
    final A stored(Parameter parameter) {
        return values.get(parameter);
    }

    abstract A zeros(int size);

    abstract A copy(A array);

    private void checkHidden(String what, int index) {
        if (index < 0 || index >= shape.hidden()) {
            throw new InvalidNetworkException(
                    what + " " + index + " is not a hidden neuron (0.." + (shape.hidden() - 1) + ")");
        }
    }

    static void checkLength(NetworkShape shape, Parameter parameter, int length) {
        if (length != shape.size(parameter)) {
            throw new InvalidNetworkException(parameter.key() + " has " + length + " values, but the network's shape ("
                    + shape + ") needs " + shape.size(parameter));
        }
    }
}
