package dev.xylo.formats.module;

import dev.xylo.core.graph.InvalidGraphException;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.mapping.Mapper;
import dev.xylo.core.mapping.Mapping;
import dev.xylo.core.mapping.MappingException;
import dev.xylo.core.network.InvalidNetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A tree of modules as layers on the chip, laid out as Rockpool's mapper does.
 *
 * @param mapping the specification, and where each layer lies
 * @param dt time step, seconds
 * @param caps most spikes per step by layer, where the file states a limit
 * @param notes what was ignored or assumed
 */
public record ModuleNetwork(Mapping mapping, double dt, Map<String, OptionalInt> caps, List<String> notes) {
    /** Two time steps are the same: single precision. */
    private static final double TOLERANCE = 1e-6;

    /**
     * Makes layers of modules and maps them.
     *
     * @param root the whole network
     * @param given time step that the person states, seconds
     * @param architecture modules in the order in which spikes pass them, where their names do not say; empty to take the names' order
     * @return the network
     * @throws ModuleException if it is no network that the chip can hold; the message says what to do
     */
    public static ModuleNetwork of(ModuleTree root, OptionalDouble given, List<String> architecture) {
        List<String> notes = new ArrayList<>();
        double dt = timeStep(root, given);
        ModuleGraph graph = new ModuleGraph(dt);
        try {
            ModuleTree network = unwrapped(root);
            String readout = WaveSense.is(network)
                    ? new WaveSense(network, graph).add()
                    : new ModuleChain(graph, architecture).add(network);
            LayerGraph layers = graph.build(readout);
            return new ModuleNetwork(Mapper.map(layers, graph.hidden(readout)), dt, graph.caps(), notes);
        } catch (MappingException | InvalidGraphException | InvalidNetworkException e) {
            throw new ModuleException(null, e.getMessage());
        }
    }

    /**
     * Whether a tree holds modules with parameters of neurons or weights.
     *
     * @param root the tree
     * @return whether it looks like a network
     */
    public static boolean looksLikeOne(ModuleTree root) {
        return root.children().values().stream().anyMatch(child -> {
            ModuleKind kind = ModuleKind.of(child);
            return kind == ModuleKind.CONTAINER
                    ? looksLikeOne(child)
                    : kind != ModuleKind.PASSES && kind != ModuleKind.UNKNOWN;
        });
    }

    /** A module that holds one other module, such as SynNet its Sequential, is that module. */
    private static ModuleTree unwrapped(ModuleTree root) {
        ModuleTree inside = root;
        while (inside.children().size() == 1
                && ModuleKind.of(inside.children().values().iterator().next()) == ModuleKind.CONTAINER) {
            inside = inside.children().values().iterator().next();
        }
        return inside;
    }

    private static double timeStep(ModuleTree root, OptionalDouble given) {
        List<ModuleTree> neurons = new ArrayList<>();
        collect(root, neurons);
        if (neurons.isEmpty()) {
            throw new ModuleException(
                    null,
                    "holds weights only: no thresholds and no time constants, so no spiking network. Save the whole network with"
                            + " Rockpool's net.save(\"net.json\"), or the specification that its mapper returns");
        }
        double dt = Double.NaN;
        ModuleTree first = null;
        for (ModuleTree module : neurons) {
            OptionalDouble stated = module.number("dt");
            if (stated.isPresent() && first == null) {
                dt = stated.getAsDouble();
                first = module;
            } else if (stated.isPresent() && differ(dt, stated.getAsDouble())) {
                throw new ModuleException(
                        module.path(),
                        "steps with dt = " + stated.getAsDouble() + " s, but " + first.path() + " with " + dt
                                + " s; all layers of the chip step together");
            }
        }
        if (Double.isNaN(dt)) {
            return given.orElseThrow(() -> new ModuleException(
                    null,
                    "holds no dt, which the time constants need; say the time step in seconds, such as --dt 0.001, or save the"
                            + " network with Rockpool's net.save(\"net.json\"), which keeps it"));
        }
        if (!(dt > 0) || Double.isInfinite(dt)) {
            throw new ModuleException(
                    first.path(), "has dt = " + dt + "; a time step must be positive and finite, in seconds");
        }
        if (given.isPresent() && differ(dt, given.getAsDouble())) {
            throw new ModuleException(
                    first.path(),
                    "was trained with dt = " + dt + " s, and --dt says " + given.getAsDouble()
                            + "; leave --dt out: another one would change what its time constants mean");
        }
        return dt;
    }

    private static boolean differ(double a, double b) {
        return Math.abs(a - b) > TOLERANCE * Math.abs(a);
    }

    private static void collect(ModuleTree module, List<ModuleTree> neurons) {
        switch (ModuleKind.of(module)) {
            case NEURONS, MEMBRANES, SYNAPSES -> neurons.add(module);
            default -> module.children().values().forEach(child -> collect(child, neurons));
        }
    }
}
