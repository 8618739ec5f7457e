package dev.xylo.formats.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph without subgraphs, and without nodes that only pass values on: the inputs and outputs of subgraphs, flattenings, and
 * thresholds that every spike exceeds. Nodes of subgraphs are named by their path.
 */
final class NirFlattening {
    private static final int MAX_EDGES = 100_000;

    private final Map<String, NirPrimitive> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> targets = new LinkedHashMap<>();
    private final Map<String, Set<String>> sources = new LinkedHashMap<>();
    private final List<String> wires = new ArrayList<>();

    private NirFlattening() {}

    static NirFlattening of(NirGraph graph) {
        NirFlattening flat = new NirFlattening();
        flat.add(graph, "");
        flat.wires.forEach(flat::remove);
        List.copyOf(flat.nodes.keySet()).stream().filter(flat::passesEverySpike).forEach(flat::remove);
        return flat;
    }

    /** A threshold below one spike, that reads spikes only. */
    private boolean passesEverySpike(String name) {
        NirPrimitive node = nodes.get(name);
        return node.type().equals("Threshold")
                && node.numbers("threshold").isPresent()
                && Arrays.stream(node.numbers("threshold").get().toDoubles()).allMatch(value -> value >= 0 && value < 1)
                && !sources.get(name).isEmpty()
                && sources.get(name).stream()
                        .allMatch(source -> nodes.get(source).type().endsWith("LIF"));
    }

    /** Primitives by path, in the file's order. */
    Map<String, NirPrimitive> nodes() {
        return nodes;
    }

    /** Paths of the nodes that a node reads. */
    List<String> sources(String node) {
        return List.copyOf(sources.get(node));
    }

    /** Paths of the nodes that read a node. */
    List<String> targets(String node) {
        return List.copyOf(targets.get(node));
    }

    private void add(NirGraph graph, String path) {
        graph.nodes().forEach((name, node) -> {
            switch (node) {
                case NirGraph nested -> add(nested, path + name + "/");
                case NirPrimitive primitive -> {
                    String full = path + name;
                    nodes.put(full, primitive);
                    sources.put(full, new LinkedHashSet<>());
                    targets.put(full, new LinkedHashSet<>());
                    boolean end =
                            primitive.type().equals("Input") || primitive.type().equals("Output");
                    if (end && !path.isEmpty() || primitive.type().equals("Flatten")) {
                        wires.add(full);
                    }
                }
            }
        });
        for (NirEdge edge : graph.edges()) {
            String from = end(graph, path, edge.from(), "Output", edge);
            String to = end(graph, path, edge.to(), "Input", edge);
            connect(from, to);
        }
    }

    /** The node itself, or the one end of a subgraph. */
    private static String end(NirGraph graph, String path, String name, String type, NirEdge edge) {
        String full = path + name;
        NirNode node = graph.nodes().get(name);
        while (node instanceof NirGraph nested) {
            List<String> ends = nested.nodes().entrySet().stream()
                    .filter(entry -> entry.getValue().type().equals(type))
                    .map(Map.Entry::getKey)
                    .toList();
            if (ends.size() != 1) {
                throw new NirException(
                        full,
                        "edge " + edge + ": the subgraph has " + ends.size() + " nodes of type " + type
                                + "; exactly 1 is needed");
            }
            full = full + "/" + ends.get(0);
            node = nested.nodes().get(ends.get(0));
        }
        return full;
    }

    private void connect(String from, String to) {
        targets.get(from).add(to);
        sources.get(to).add(from);
    }

    /** Joins what a wire reads with what reads it. */
    private void remove(String wire) {
        Set<String> before = sources.remove(wire);
        Set<String> after = targets.remove(wire);
        if (before.contains(wire)) {
            throw new NirException(wire, "reads itself");
        }
        if ((long) before.size() * after.size() > MAX_EDGES) {
            throw new NirException(wire, "joins " + before.size() + " nodes with " + after.size() + ", too many");
        }
        nodes.remove(wire);
        before.forEach(node -> targets.get(node).remove(wire));
        after.forEach(node -> sources.get(node).remove(wire));
        before.forEach(from -> after.forEach(to -> connect(from, to)));
    }
}
