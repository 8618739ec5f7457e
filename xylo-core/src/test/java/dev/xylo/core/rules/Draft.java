package dev.xylo.core.rules;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An integer network to be bent: 2 inputs, 4 hidden neurons, 2 readouts, one synapse; every chip takes it as it is. */
final class Draft {
    private final NetworkShape shape;
    private final Map<Parameter, long[]> values = new EnumMap<>(Parameter.class);
    private final List<Alias> aliases = new ArrayList<>();

    Draft() {
        this(new NetworkShape(2, 4, 4, 4, 2, 1, true));
    }

    Draft(NetworkShape shape) {
        this.shape = shape;
        fill(Parameter.WEIGHTS_IN, 1);
        fill(Parameter.WEIGHTS_OUT, 1);
        fill(Parameter.THRESHOLD, 100);
        fill(Parameter.THRESHOLD_OUT, 100);
        fill(Parameter.DASH_MEM, 3);
    }

    Draft fill(Parameter parameter, long value) {
        long[] array = new long[shape.size(parameter)];
        Arrays.fill(array, value);
        values.put(parameter, array);
        return this;
    }

    Draft set(Parameter parameter, int flat, long value) {
        values.computeIfAbsent(parameter, p -> new long[shape.size(p)])[flat] = value;
        return this;
    }

    Draft alias(int source, int target) {
        aliases.add(new Alias(source, target));
        return this;
    }

    /** As many recurrent weights as asked for, spread evenly over the sources. */
    Draft recurrent(int slots) {
        int hidden = shape.hidden();
        for (int i = 0; i < slots; i++) {
            set(Parameter.WEIGHTS_REC, (i % hidden * hidden + i / hidden) * shape.synapses(), 1);
        }
        return this;
    }

    Design design() {
        return Design.ofIntegers(shape, values, aliases);
    }
}
