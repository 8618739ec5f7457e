package dev.xylo.formats.nir;

import dev.xylo.core.graph.Edge;
import dev.xylo.core.graph.GraphNode;
import dev.xylo.core.graph.InputNode;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.WeightNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many steps later than in the graph a layer sees its input on the chip. In NIR's equations a spike passes all layers within a step, and
 * only an edge that closes a loop takes one; on the chip every edge from hidden neurons takes one. So a chain is only delayed; where paths
 * of different length meet, spikes meet others than they did.
 */
final class NirPaths {
    /** Layers of the deepest chain that is looked at. */
    private static final int MAX_LAYERS = 4096;

    private final LayerGraph graph;
    private final Map<String, Integer> lags = new LinkedHashMap<>();
    private final Set<Edge> loops = new HashSet<>();
    private final List<Meeting> meetings = new ArrayList<>();

    /**
     * A layer that paths of different length reach.
     *
     * @param layer its name
     * @param arrivals by weight, the steps by which its source is later than in the graph
     * @param loop whether one of them closes a loop, which no relay shortens
     */
    record Meeting(String layer, Map<String, Integer> arrivals, boolean loop) {
        int latest() {
            return arrivals.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    private NirPaths(LayerGraph graph) {
        this.graph = graph;
    }

    static NirPaths of(LayerGraph graph) {
        NirPaths paths = new NirPaths(graph);
        if (graph.nodes().size() <= MAX_LAYERS) {
            paths.findLoops();
            for (NeuronNode layer : graph.nodes(NeuronNode.class)) {
                paths.lag(layer);
            }
            graph.nodes(NeuronNode.class).forEach(paths::meet);
        }
        return paths;
    }

    List<Meeting> meetings() {
        return List.copyOf(meetings);
    }

    /** One line for each place where paths meet. */
    List<String> lines() {
        return meetings.stream().map(this::line).toList();
    }

    private String line(Meeting meeting) {
        Map<Integer, List<String>> bySteps = new TreeMap<>();
        meeting.arrivals()
                .forEach((weights, steps) -> bySteps.computeIfAbsent(steps, key -> new ArrayList<>())
                        .add(source(weights) + " through " + weights));
        String paths = bySteps.entrySet().stream()
                .map(entry -> String.join(" and ", entry.getValue()) + " (" + entry.getKey()
                        + (entry.getKey() == 1 ? " step" : " steps") + " later than in the graph)")
                .collect(Collectors.joining(", "));
        return meeting.layer() + ": paths of different length meet: " + paths
                + ". On the chip every hidden layer takes a step of its own, so spikes meet others than in the graph, and this is"
                + " another network; "
                + (meeting.loop()
                        ? "a loop over several layers cannot be shortened: train it as the chip runs it"
                        : "--relay puts neurons that repeat their input into the shorter path");
    }

    private String source(String weights) {
        return graph.sources(graph.node(weights)).get(0).name();
    }

    /** Depth first, from the input: an edge back to a layer that is still open closes a loop. */
    private void findLoops() {
        Set<String> open = new HashSet<>();
        Set<String> done = new HashSet<>();
        graph.nodes(InputNode.class).forEach(input -> visit(input, open, done));
        graph.nodes(NeuronNode.class).forEach(layer -> visit(layer, open, done));
    }

    private void visit(GraphNode node, Set<String> open, Set<String> done) {
        if (done.contains(node.name()) || !open.add(node.name())) {
            return;
        }
        for (Edge edge : graph.outOf(node)) {
            if (open.contains(edge.to())) {
                loops.add(edge);
            } else {
                visit(graph.node(edge.to()), open, done);
            }
        }
        open.remove(node.name());
        done.add(node.name());
    }

    private int lag(NeuronNode layer) {
        Integer known = lags.get(layer.name());
        if (known != null) {
            return known;
        }
        int lag = arrivals(layer, false).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        lags.put(layer.name(), lag);
        return lag;
    }

    /** By weight into a layer. A source that closes a loop takes its step in the graph, too. */
    private Map<String, Integer> arrivals(NeuronNode layer, boolean closing) {
        Map<String, Integer> arrivals = new LinkedHashMap<>();
        for (Edge edge : graph.into(layer)) {
            if (!(graph.node(edge.from()) instanceof WeightNode weights)) {
                continue;
            }
            for (Edge before : graph.into(weights)) {
                boolean loop = loops.contains(edge) || loops.contains(before);
                if (graph.node(before.from()) instanceof NeuronNode source) {
                    if (!loop) {
                        arrivals.put(weights.name(), lag(source) + 1);
                    } else if (closing) {
                        arrivals.put(weights.name(), lags.getOrDefault(source.name(), 0));
                    }
                } else if (!loop) {
                    arrivals.put(weights.name(), 0);
                }
            }
        }
        return arrivals;
    }

    private void meet(NeuronNode layer) {
        Map<String, Integer> arrivals = arrivals(layer, true);
        if (arrivals.values().stream().distinct().count() > 1) {
            boolean loop = arrivals(layer, false).values().stream().distinct().count() <= 1;
            meetings.add(new Meeting(layer.name(), arrivals, loop));
        }
    }
}
