package dev.xylo.core.mapping;

import dev.xylo.core.graph.AliasEdge;
import dev.xylo.core.graph.GraphNode;
import dev.xylo.core.graph.InputNode;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.OutputNode;
import dev.xylo.core.graph.WeightNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks a graph against every rule that needs no chip; one method per rule. One use. */
final class GraphRules {
    private final LayerGraph graph;
    private final List<Violation> violations = new ArrayList<>();

    private GraphRules(LayerGraph graph) {
        this.graph = graph;
    }

    static List<Violation> check(LayerGraph graph) {
        GraphRules rules = new GraphRules(graph);
        rules.connected();
        rules.outputsAreNeurons();
        rules.firstModuleIsAWeight();
        rules.neuronsReadWeights();
        rules.noConsecutiveWeights();
        rules.noWeightBiases();
        rules.sameDt();
        rules.outputNotRecurrent();
        rules.twoNeuronLayers();
        rules.readoutReadsHidden();
        rules.readoutHasOneSynapse();
        rules.aliasesJoinHidden();
        return rules.violations;
    }

    /** Neurons that are read as output. */
    static boolean isReadout(LayerGraph graph, NeuronNode neurons) {
        return graph.targets(neurons).stream().anyMatch(OutputNode.class::isInstance);
    }

    private void connected() {
        List<InputNode> inputs = graph.nodes(InputNode.class);
        if (inputs.size() != 1) {
            String node = inputs.isEmpty() ? "graph" : inputs.get(1).name();
            add(MappingRule.CONNECTED, node, "the graph has " + inputs.size() + " inputs; exactly 1 is needed");
        }
        List<OutputNode> outputs = graph.nodes(OutputNode.class);
        if (outputs.isEmpty()) {
            add(MappingRule.CONNECTED, "graph", "the graph has no output; say which neurons are read");
        }
        for (OutputNode output : outputs) {
            if (graph.into(output).size() != 1) {
                add(
                        MappingRule.CONNECTED,
                        output.name(),
                        "reads " + graph.into(output).size() + " nodes; exactly 1 layer of neurons is needed");
            }
        }
        for (WeightNode weights : graph.nodes(WeightNode.class)) {
            if (graph.into(weights).isEmpty() || graph.outOf(weights).isEmpty()) {
                add(
                        MappingRule.CONNECTED,
                        weights.name(),
                        graph.into(weights).isEmpty() ? "reads nothing" : "reaches nothing");
            }
        }
    }

    private void outputsAreNeurons() {
        for (OutputNode output : graph.nodes(OutputNode.class)) {
            for (GraphNode source : graph.sources(output)) {
                if (!(source instanceof NeuronNode)) {
                    add(
                            MappingRule.OUTPUTS_ARE_NEURONS,
                            source.name(),
                            "is read as output " + output.name()
                                    + ", but is no layer of neurons; the chip's outputs are spikes of readout neurons");
                }
            }
        }
    }

    private void firstModuleIsAWeight() {
        for (InputNode input : graph.nodes(InputNode.class)) {
            for (GraphNode target : graph.targets(input)) {
                if (target instanceof NeuronNode) {
                    add(
                            MappingRule.FIRST_MODULE_IS_A_WEIGHT,
                            target.name(),
                            "reads the input " + input.name() + " without a weight; put one between them");
                }
            }
        }
    }

    private void neuronsReadWeights() {
        for (NeuronNode neurons : graph.nodes(NeuronNode.class)) {
            for (GraphNode source : graph.sources(neurons)) {
                if (source instanceof NeuronNode) {
                    add(
                            MappingRule.NEURONS_READ_WEIGHTS,
                            neurons.name(),
                            "reads the neurons " + source.name() + " without a weight; put one between them");
                }
            }
        }
    }

    private void noConsecutiveWeights() {
        for (WeightNode weights : graph.nodes(WeightNode.class)) {
            for (GraphNode source : graph.sources(weights)) {
                if (source instanceof WeightNode) {
                    add(
                            MappingRule.NO_CONSECUTIVE_WEIGHTS,
                            weights.name(),
                            "reads the weight " + source.name() + "; multiply the two to one matrix");
                }
            }
        }
    }

    private void noWeightBiases() {
        for (WeightNode weights : graph.nodes(WeightNode.class)) {
            weights.firstBias()
                    .ifPresent(i -> add(
                            MappingRule.NO_WEIGHT_BIASES,
                            weights.name(),
                            "has a bias (bias[" + i + "] is " + weights.bias(i)
                                    + "); the chip's weights have none: use the bias of the neurons that it reaches"));
        }
    }

    private void sameDt() {
        List<NeuronNode> layers = graph.nodes(NeuronNode.class);
        for (NeuronNode neurons : layers) {
            NeuronNode first = layers.get(0);
            if (neurons.dt() != first.dt()) {
                add(
                        MappingRule.SAME_DT,
                        neurons.name(),
                        "steps with dt = " + neurons.dt() + " s, but " + first.name() + " with " + first.dt() + " s");
            }
        }
    }

    private void outputNotRecurrent() {
        for (NeuronNode neurons : readouts()) {
            for (GraphNode target : graph.targets(neurons)) {
                if (!(target instanceof OutputNode)) {
                    add(
                            MappingRule.OUTPUT_NOT_RECURRENT,
                            neurons.name(),
                            "is read as output and " + (reaches(target, neurons) ? "feeds itself through " : "feeds ")
                                    + target.name()
                                    + "; no synapse leaves a readout neuron of the chip: read it through another layer");
                }
            }
        }
    }

    private void twoNeuronLayers() {
        List<NeuronNode> layers = graph.nodes(NeuronNode.class);
        if (layers.size() < 2 || layers.stream().allMatch(neurons -> isReadout(graph, neurons))) {
            add(
                    MappingRule.TWO_NEURON_LAYERS,
                    layers.isEmpty() ? "graph" : layers.get(layers.size() - 1).name(),
                    "there are " + layers.size()
                            + " layers of neurons; the chip needs a hidden layer and a layer that is read as output");
        }
    }

    private void readoutReadsHidden() {
        for (NeuronNode neurons : readouts()) {
            for (GraphNode weights : graph.sources(neurons)) {
                for (GraphNode source : graph.sources(weights)) {
                    if (source instanceof InputNode) {
                        add(
                                MappingRule.READOUT_READS_HIDDEN,
                                neurons.name(),
                                "is read as output and reads the input " + source.name() + " through " + weights.name()
                                        + "; no input reaches a readout neuron of the chip: put a hidden layer between");
                    }
                }
            }
        }
    }

    private void readoutHasOneSynapse() {
        for (NeuronNode neurons : readouts()) {
            if (neurons.synapses() > 1) {
                add(
                        MappingRule.READOUT_HAS_ONE_SYNAPSE,
                        neurons.name(),
                        "has " + neurons.synapses() + " synapses and is read as output; a readout neuron has 1");
            }
        }
    }

    private void aliasesJoinHidden() {
        for (AliasEdge alias : graph.aliases()) {
            for (String end : List.of(alias.source(), alias.target())) {
                if (isReadout(graph, (NeuronNode) graph.node(end))) {
                    add(
                            MappingRule.ALIASES_JOIN_HIDDEN,
                            end,
                            "is read as output and has the alias " + alias + "; only hidden neurons have aliases");
                }
            }
            if (alias.source().equals(alias.target())) {
                add(MappingRule.ALIASES_JOIN_HIDDEN, alias.source(), "is an alias of itself");
            }
        }
    }

    private List<NeuronNode> readouts() {
        return graph.nodes(NeuronNode.class).stream()
                .filter(neurons -> isReadout(graph, neurons))
                .toList();
    }

    private boolean reaches(GraphNode from, GraphNode wanted) {
        Set<GraphNode> seen = new HashSet<>();
        List<GraphNode> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            GraphNode node = open.remove(open.size() - 1);
            if (node == wanted) {
                return true;
            }
            if (seen.add(node)) {
                open.addAll(graph.targets(node));
            }
        }
        return false;
    }

    private void add(MappingRule rule, String node, String message) {
        violations.add(new Violation(rule, node, message));
    }
}
