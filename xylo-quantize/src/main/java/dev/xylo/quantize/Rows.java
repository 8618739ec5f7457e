package dev.xylo.quantize;

import dev.xylo.core.internal.FloatArrays;
import dev.xylo.core.network.Axis;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.stream.IntStream;

/**
 * A weight array {@code (sources, targets, synapses)} of a network as rows, one per source, read in memory order, on all cores if there
 * are many. What is made of them must not depend on how the work is divided.
 */
final class Rows {
    // Below this, starting threads costs more than it saves.
    private static final int VALUES_PER_PART = 1 << 17;

    private final double[] values;
    private final int sources;
    private final int targets;
    private final int synapses;
    private final int parts;

    Rows(FloatNetwork network, Parameter parameter) {
        NetworkShape shape = network.shape();
        this.values = FloatArrays.of(network, parameter);
        this.sources = shape.length(parameter.axes().get(0));
        this.targets = shape.length(parameter.axes().get(1));
        this.synapses = parameter.axes().contains(Axis.SYNAPSE) ? shape.synapses() : 1;
        int most = Math.min(Runtime.getRuntime().availableProcessors(), sources);
        this.parts = Math.max(1, Math.min(most, values.length / VALUES_PER_PART));
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

    /** How many parts the rows are divided into. */
    int parts() {
        return parts;
    }

    /** Flat, row-major; not to be written. */
    double[] values() {
        return values;
    }

    /** Gets the rows of one part. */
    interface Visitor {
        /**
         * Some rows, one after the other in memory.
         *
         * @param part 0..{@link Rows#parts} - 1; a part has one thread
         * @param from flat index of the first value of the first row
         * @param to flat index after the last value of the last row
         */
        void visit(int part, int from, int to);
    }

    void forEachPart(Visitor visitor) {
        if (parts == 1) {
            visitor.visit(0, 0, size());
        } else {
            IntStream.range(0, parts)
                    .parallel()
                    .forEach(part -> visitor.visit(part, first(part) * width(), first(part + 1) * width()));
        }
    }

    private int first(int part) {
        return (int) ((long) sources * part / parts);
    }
}
