package dev.xylo.quantize.lint;

import dev.xylo.core.network.Axis;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.List;

/** Which value of one network is the same connection or neuron as a value of another one, of other sizes perhaps. */
final class Pairing {
    private final List<Axis> axes;
    private final NetworkShape from;
    private final NetworkShape to;

    Pairing(Parameter parameter, NetworkShape from, NetworkShape to) {
        this.axes = parameter.axes();
        this.from = from;
        this.to = to;
    }

    /** Flat index of the counterpart, or -1 where the other network has no such place. */
    int counterpart(int flat) {
        int rest = flat;
        int result = 0;
        int stride = 1;
        for (int a = axes.size() - 1; a >= 0; a--) {
            Axis axis = axes.get(a);
            int index = rest % from.length(axis);
            rest /= from.length(axis);
            if (axis == Axis.OUTPUT_EXPANSION) {
                index = from.hiddenOfOutputRow(index) - to.hiddenOfOutputRow(0);
            }
            if (index < 0 || index >= to.length(axis)) {
                return -1;
            }
            result += index * stride;
            stride *= to.length(axis);
        }
        return result;
    }
}
