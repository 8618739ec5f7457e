package dev.xylo.quantize;

import dev.xylo.core.internal.FloatArrays;
import dev.xylo.core.internal.RowParts;
import dev.xylo.core.network.Axis;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;

/** A weight array {@code (sources, targets, synapses)} of a network as rows, one per source, in memory order. */
final class Rows {
    private final double[] values;
    private final int targets;
    private final int synapses;
    private final RowParts parts;

    Rows(FloatNetwork network, Parameter parameter) {
        NetworkShape shape = network.shape();
        this.values = FloatArrays.of(network, parameter);
        this.targets = shape.length(parameter.axes().get(1));
        this.synapses = parameter.axes().contains(Axis.SYNAPSE) ? shape.synapses() : 1;
        this.parts = RowParts.of(values.length, width());
    }

    int targets() {
        return targets;
    }

    int synapses() {
        return synapses;
    }

    int width() {
        return targets * synapses;
    }

    int size() {
        return values.length;
    }

    /** How the rows are divided among the cores. */
    RowParts parts() {
        return parts;
    }

    /** Flat, row-major; not to be written. */
    double[] values() {
        return values;
    }
}
