package dev.xylo.regress;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recording with all that is needed to make it again: network, core and input. Immutable.
 *
 * @param network the network in the chip's integers
 * @param core revision of the arithmetic
 * @param data the input; every sample starts from reset
 * @param states what was recorded
 * @param provenance where it comes from, by key, for people: program, version, files, digests
 */
public record Golden(XyloNetwork network, Core core, DataSet data, States states, Map<String, String> provenance) {
    /** Copies the provenance. */
    public Golden {
        provenance = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(provenance));
    }

    /**
     * Runs a network and records every state.
     *
     * @param network the network
     * @param core revision of the arithmetic
     * @param data the input
     * @param provenance where network and input come from
     * @return the golden recording
     */
    public static Golden record(XyloNetwork network, Core core, DataSet data, Map<String, String> provenance) {
        return new Golden(network, core, data, run(Simulator.of(network, core), data.samples()), provenance);
    }

    /**
     * Runs samples one by one, each from reset, and records every state.
     *
     * @param simulator of the network
     * @param samples the input
     * @return the states
     */
    public static States run(Simulator simulator, List<SpikeRaster> samples) {
        StatesBuilder states = new StatesBuilder();
        Set<StateVariable> variables = allOf(simulator.core());
        for (SpikeRaster sample : samples) {
            simulator.reset();
            states.add(simulator.run(sample, variables));
        }
        return states.build();
    }

    /**
     * What a core can record.
     *
     * @param core the core
     * @return all states; without the hibernation flag on a core that has none
     */
    public static Set<StateVariable> allOf(Core core) {
        EnumSet<StateVariable> variables = EnumSet.allOf(StateVariable.class);
        if (!core.hasBias()) {
            variables.remove(StateVariable.HIBERNATION);
        }
        return variables;
    }

    /**
     * Compares a run of this network and input, as the simulator computes it today, with the recording.
     *
     * @return the comparison; the recording is the expected side
     */
    public Comparison replay() {
        return Comparison.of(states, run(Simulator.of(network, core), data.samples()));
    }
}
