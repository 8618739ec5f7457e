package dev.xylo.formats.nir;

import dev.xylo.core.graph.Edge;
import dev.xylo.core.graph.GraphNode;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.WeightNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts relay neurons into the shorter of paths that meet, so that all take the same steps.
 *
 * <p>A relay repeats the count that reaches it, 0..30: its synapse halves in a step ({@code i = (i + 2 s n) / 2 = s n}), its membrane keeps
 * nothing ({@code v = i}), a spike takes {@code s} from the synapse through a connection to itself ({@code (s n - s n) / 2 = 0} is left), and
 * the threshold is {@code 31/32 s}, so that what rounding does to the ratio of the three moves no count.
 */
final class NirRelays {
    private static final double THRESHOLD = 31.0 / 32;

    private final LayerGraph graph;
    private final double dt;
    private final double size;
    private final LayerGraph.Builder builder = LayerGraph.builder();
    private final Map<String, List<String>> relays = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private NirRelays(LayerGraph graph, double dt) {
        this.graph = graph;
        this.dt = dt;
        this.size = weight(graph);
    }

    /** A graph and what was added to it. */
    record Result(LayerGraph graph, List<String> notes) {}

    static Result into(LayerGraph graph, NirPaths paths, double dt) {
        Map<String, Integer> missing = new HashMap<>();
        for (NirPaths.Meeting meeting : paths.meetings()) {
            if (!meeting.loop()) {
                meeting.arrivals().forEach((weights, steps) -> missing.put(weights, meeting.latest() - steps));
            }
        }
        missing.values().removeIf(steps -> steps == 0);
        return missing.isEmpty() ? new Result(graph, List.of()) : new NirRelays(graph, dt).build(missing);
    }

    private Result build(Map<String, Integer> missing) {
        graph.nodes().forEach(builder::add);
        for (Edge edge : graph.edges()) {
            int steps = missing.getOrDefault(edge.to(), 0);
            String from = steps == 0 ? edge.from() : relay(edge.from(), steps);
            builder.connect(from, edge.to(), edge.synapse());
        }
        relays.forEach((source, names) ->
                notes.add(source + ": " + names.size() * graph.node(source).widthOut()
                        + " relay neurons repeat its spikes "
                        + (names.size() == 1 ? "a step" : "up to " + names.size() + " steps")
                        + " later, so that paths that meet take the same steps"));
        return new Result(builder.build(), notes);
    }

    /** Name of the relay that repeats a layer so many steps later; made when it is first asked for. */
    private String relay(String source, int steps) {
        List<String> chain = relays.computeIfAbsent(source, key -> new ArrayList<>());
        GraphNode node = graph.node(source);
        int width = node.widthOut();
        while (chain.size() < steps) {
            String before = chain.isEmpty() ? source : chain.get(chain.size() - 1);
            String name = source + " relay " + (chain.size() + 1);
            builder.add(
                    NeuronNode.of(name, dt, filled(width, dt), filled(width, 2 * dt), filled(width, THRESHOLD * size)));
            builder.add(diagonal(name + " (weights)", width, 2 * size), diagonal(name + " (reset)", width, -size));
            builder.connect(before, name + " (weights)", name);
            builder.connect(name, name + " (reset)", name);
            chain.add(name);
        }
        return chain.get(steps - 1);
    }

    /** A power of two, so that halving is exact, and no larger than the other weights: relays must not cost them precision. */
    private static double weight(LayerGraph graph) {
        double largest = 0;
        for (WeightNode weights : graph.nodes(WeightNode.class)) {
            for (int row = 0; row < weights.widthIn(); row++) {
                for (int column = 0; column < weights.widthOut(); column++) {
                    largest = Math.max(largest, Math.abs(weights.weight(row, column)));
                }
            }
        }
        return largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest) - 1);
    }

    private static WeightNode diagonal(String name, int width, double value) {
        double[] weights = new double[width * width];
        for (int i = 0; i < width; i++) {
            weights[i * width + i] = value;
        }
        return WeightNode.of(name, width, width, weights);
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }
}
