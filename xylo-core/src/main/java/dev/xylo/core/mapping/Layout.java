package dev.xylo.core.mapping;

import dev.xylo.core.graph.AliasEdge;
import dev.xylo.core.graph.InputNode;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.WeightNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which hidden neuron goes where. Layers that receive input come first and those that reach the readout last, so that the first
 * {@code inputExpansion} and the last {@code outputExpansion} neurons cover them; a layer that is both lies in the overlap.
 *
 * @param hidden hidden layers in the order of their neurons
 * @param readout readout layers in the order of the outputs
 * @param inputExpansion neurons from the first to the last that receives input
 * @param outputExpansion neurons from the first that reaches the readout to the last
 */
record Layout(
        Map<NeuronNode, Integer> hidden, Map<NeuronNode, Integer> readout, int inputExpansion, int outputExpansion) {

    /**
     * The possible layouts, the one with fewer weights first. They differ only where layers that neither receive input nor reach the
     * readout meet layers that do both: one kind must lie within the other's reach, with weights of 0.
     */
    static List<Layout> of(LayerGraph graph) {
        List<NeuronNode> layers = aliasSourcesFirst(graph);
        List<NeuronNode> readout = new ArrayList<>();
        graph.nodes(dev.xylo.core.graph.OutputNode.class)
                .forEach(output -> graph.sources(output).forEach(source -> readout.add((NeuronNode) source)));
        layers.removeAll(readout);
        List<NeuronNode> inputOnly = new ArrayList<>();
        List<NeuronNode> both = new ArrayList<>();
        List<NeuronNode> neither = new ArrayList<>();
        List<NeuronNode> outputOnly = new ArrayList<>();
        for (NeuronNode layer : layers) {
            boolean in = receivesInput(graph, layer);
            boolean out = reachesReadout(graph, layer);
            (in ? out ? both : inputOnly : out ? outputOnly : neither).add(layer);
        }
        List<Layout> layouts = new ArrayList<>(List.of(
                of(graph, List.of(inputOnly, neither, both, outputOnly), readout),
                of(graph, List.of(inputOnly, both, neither, outputOnly), readout)));
        int channels = graph.nodes(InputNode.class).get(0).channels();
        layouts.sort(java.util.Comparator.comparingLong(layout -> layout.weights(channels)));
        return layouts;
    }

    /**
     * Hidden layers in a given order.
     *
     * @param names all hidden layers
     * @param whole as many hidden neurons are all in reach of input and readout; of more, those that are joined
     */
    static Layout inOrder(LayerGraph graph, List<String> names, int whole) {
        List<NeuronNode> readout = new ArrayList<>();
        graph.nodes(dev.xylo.core.graph.OutputNode.class)
                .forEach(output -> graph.sources(output).forEach(source -> readout.add((NeuronNode) source)));
        List<NeuronNode> hidden =
                names.stream().map(name -> (NeuronNode) graph.node(name)).toList();
        Layout joined = of(graph, List.of(hidden), readout);
        int neurons = joined.neurons();
        return neurons <= whole ? new Layout(joined.hidden(), joined.readout(), neurons, neurons) : joined;
    }

    static boolean receivesInput(LayerGraph graph, NeuronNode layer) {
        return graph.sources(layer).stream()
                .flatMap(weights -> graph.sources(weights).stream())
                .anyMatch(InputNode.class::isInstance);
    }

    static boolean reachesReadout(LayerGraph graph, NeuronNode layer) {
        return graph.targets(layer).stream()
                .filter(WeightNode.class::isInstance)
                .flatMap(weights -> graph.targets(weights).stream())
                .anyMatch(target -> target instanceof NeuronNode neurons && GraphRules.isReadout(graph, neurons));
    }

    /** Hidden neurons. */
    int neurons() {
        return size(hidden);
    }

    /** Readout neurons. */
    int outputs() {
        return size(readout);
    }

    private long weights(int channels) {
        return (long) channels * inputExpansion + (long) outputs() * outputExpansion;
    }

    private static Layout of(LayerGraph graph, List<List<NeuronNode>> order, List<NeuronNode> readout) {
        Map<NeuronNode, Integer> first =
                place(order.stream().flatMap(List::stream).toList());
        int size = size(first);
        int inputExpansion = 0;
        int outputExpansion = 0;
        for (Map.Entry<NeuronNode, Integer> entry : first.entrySet()) {
            if (receivesInput(graph, entry.getKey())) {
                inputExpansion = Math.max(
                        inputExpansion, entry.getValue() + entry.getKey().size());
            }
            if (reachesReadout(graph, entry.getKey())) {
                outputExpansion = Math.max(outputExpansion, size - entry.getValue());
            }
        }
        return new Layout(first, place(readout), inputExpansion, outputExpansion);
    }

    private static Map<NeuronNode, Integer> place(List<NeuronNode> layers) {
        Map<NeuronNode, Integer> first = new LinkedHashMap<>();
        int next = 0;
        for (NeuronNode layer : layers) {
            first.put(layer, next);
            next += layer.size();
        }
        return first;
    }

    private static int size(Map<NeuronNode, Integer> layers) {
        return layers.keySet().stream().mapToInt(NeuronNode::size).sum();
    }

    /** In the graph's order, but the source of an alias before its target: a target with a higher index spikes in the same step. */
    private static List<NeuronNode> aliasSourcesFirst(LayerGraph graph) {
        Set<NeuronNode> ordered = new LinkedHashSet<>();
        for (NeuronNode layer : graph.nodes(NeuronNode.class)) {
            visit(graph, layer, ordered, new LinkedHashSet<>());
        }
        return new ArrayList<>(ordered);
    }

    private static void visit(LayerGraph graph, NeuronNode layer, Set<NeuronNode> ordered, Set<NeuronNode> path) {
        if (ordered.contains(layer) || !path.add(layer)) {
            return;
        }
        Predicate<AliasEdge> pointsHere = alias -> alias.target().equals(layer.name());
        graph.aliases().stream()
                .filter(pointsHere)
                .forEach(alias -> visit(graph, (NeuronNode) graph.node(alias.source()), ordered, path));
        ordered.add(layer);
    }
}
