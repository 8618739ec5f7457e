package dev.xylo.faults;

import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A network as a chip with faulty memories holds it. */
public final class FaultyNetwork {
    private FaultyNetwork() {}

    /**
     * Applies the faults of parameter memories in order; those of states are left aside.
     *
     * @param network the sound network
     * @param faults the faults
     * @return the faulty network; the same object if no parameter is faulty
     */
    public static XyloNetwork of(XyloNetwork network, List<Fault> faults) {
        if (faults.stream().allMatch(fault -> fault.memory().isState())) {
            return network;
        }
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                values.put(parameter, network.values(parameter));
            }
        }
        for (Fault fault : faults) {
            if (!fault.memory().isState()) {
                int[] array = values.computeIfAbsent(fault.memory().parameter(), network::values);
                array[fault.index()] = fault.apply(array[fault.index()]);
            }
        }
        return XyloNetwork.of(network.shape(), values, network.aliases());
    }
}
