package dev.xylo.spark;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * A float network that can travel.
 *
 * @param sizes inputs, input expansion, hidden, output expansion, outputs, synapses
 * @param synapseAxis see {@link NetworkShape}
 * @param values of the parameters that were given
 * @param aliases source and target, one after the other
 */
record NetworkParts(int[] sizes, boolean synapseAxis, EnumMap<Parameter, double[]> values, int[] aliases)
        implements Serializable {
    static NetworkParts of(FloatNetwork network) {
        NetworkShape shape = network.shape();
        int[] sizes = {
            shape.inputs(),
            shape.inputExpansion(),
            shape.hidden(),
            shape.outputExpansion(),
            shape.outputs(),
            shape.synapses()
        };
        EnumMap<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(parameter, network.values(parameter));
            }
        }
        int[] aliases = new int[2 * network.aliases().size()];
        for (int i = 0; i < network.aliases().size(); i++) {
            aliases[2 * i] = network.aliases().get(i).source();
            aliases[2 * i + 1] = network.aliases().get(i).target();
        }
        return new NetworkParts(sizes, shape.synapseAxis(), values, aliases);
    }

    FloatNetwork network() {
        List<Alias> links = new ArrayList<>();
        for (int i = 0; i < aliases.length; i += 2) {
            links.add(new Alias(aliases[i], aliases[i + 1]));
        }
        NetworkShape shape = new NetworkShape(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], synapseAxis);
        return FloatNetwork.of(shape, values, links);
    }
}
