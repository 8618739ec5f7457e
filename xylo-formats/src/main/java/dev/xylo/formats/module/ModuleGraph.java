package dev.xylo.formats.module;

import dev.xylo.core.graph.InputNode;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.OutputNode;
import dev.xylo.core.graph.WeightNode;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Collects layers in the order in which spikes pass, for the mapper and for Rockpool's order of neurons. One use. */
final class ModuleGraph {
    static final String INPUT = "input";
    static final String OUTPUT = "output";

    private static final int MAX_MODULES = 500;

    private final double dt;
    private final LayerGraph.Builder builder = LayerGraph.builder();
    private final RockpoolOrder order = new RockpoolOrder();
    private final Map<String, NeuronNode> layers = new LinkedHashMap<>();
    private final Map<String, OptionalInt> caps = new LinkedHashMap<>();
    private final Map<String, RockpoolOrder.Part> parts = new LinkedHashMap<>();

    ModuleGraph(double dt) {
        this.dt = dt;
    }

    /** A weight matrix that is read and not yet joined to neurons. */
    record Weights(String name, ModuleTree module, RockpoolOrder.Part part) {
        int rows() {
            return matrix().shape()[0];
        }

        int columns() {
            return matrix().shape()[1];
        }

        NdArray matrix() {
            return module.numbers("weight").orElseThrow();
        }
    }

    Weights weights(ModuleTree module) {
        String name = module.path();
        if (parts.size() >= MAX_MODULES) {
            throw new ModuleException(
                    null, "has more than " + MAX_MODULES + " modules, more than any chip has neurons for");
        }
        if (module.numbers("bias").isPresent()
                && java.util.Arrays.stream(module.numbers("bias").get().toDoubles())
                        .anyMatch(value -> value != 0)) {
            throw new ModuleException(
                    name,
                    "has a bias, and the chip's weights have none; train with LinearTorch(..., has_bias=False), and let the"
                            + " neurons behind it have the bias (LIFTorch(..., bias=...))");
        }
        RockpoolOrder.Part part = order.weights(name);
        parts.put(name, part);
        return new Weights(name, module, part);
    }

    /** Adds a layer behind weights; {@code from} is a layer's name or {@link #INPUT}. */
    NeuronNode neurons(String from, Weights weights, ModuleTree synapses, ModuleTree membranes) {
        NeuronParameters parameters = new NeuronParameters(synapses, membranes, dt, weights.columns());
        NeuronNode node = parameters.node(membranes.path());
        if (from.equals(INPUT) && parts.size() == 1) {
            builder.add(new InputNode(INPUT, weights.rows()));
        }
        builder.add(node);
        layers.put(node.name(), node);
        caps.put(node.name(), parameters.cap());
        RockpoolOrder.Part part =
                order.neurons(node.name(), parameters.recurrent().isPresent());
        parts.put(node.name(), part);
        order.connect(weights.part(), part);
        if (!from.equals(INPUT)) {
            order.connect(parts.get(from), weights.part());
        }
        int source = from.equals(INPUT) ? weights.rows() : layers.get(from).size();
        if (source != weights.rows()) {
            throw new ModuleException(
                    weights.name(),
                    "has " + weights.rows() + " rows, but " + from + " before it has " + source + " neurons"
                            + (weights.columns() == source
                                    ? "; torch's own Linear stores (outputs, inputs): transpose it"
                                    : ""));
        }
        join(from, weights.name(), weights.matrix().toDoubles(), weights.rows(), node, parameters.synapses());
        parameters
                .recurrent()
                .ifPresent(array ->
                        join(node.name(), node.name() + ".w_rec", array, node.size(), node, parameters.synapses()));
        return node;
    }

    /** Columns of synapses lie side by side: neuron 0 synapse 0, neuron 0 synapse 1, neuron 1 synapse 0, ... */
    private void join(String from, String name, double[] matrix, int rows, NeuronNode to, int synapses) {
        for (int synapse = 0; synapse < synapses; synapse++) {
            double[] part = new double[rows * to.size()];
            for (int i = 0; i < part.length; i++) {
                part[i] = matrix[i * synapses + synapse];
            }
            String node = synapses == 1 ? name : name + " (synapse " + (synapse + 1) + ")";
            builder.add(WeightNode.of(node, rows, to.size(), part));
            builder.connect(from, node);
            builder.connect(node, to.name(), synapse);
        }
    }

    /** Spikes of one layer are also spikes of another, which carries them on. */
    void alias(String from, String to) {
        builder.alias(from, to);
    }

    RockpoolOrder order() {
        return order;
    }

    RockpoolOrder.Part part(String name) {
        return parts.get(name);
    }

    Map<String, OptionalInt> caps() {
        return caps;
    }

    boolean isLayer(String name) {
        return layers.containsKey(name);
    }

    LayerGraph build(String readout) {
        builder.add(new OutputNode(OUTPUT, layers.get(readout).size()));
        builder.connect(readout, OUTPUT);
        return builder.build();
    }

    /** Hidden layers as Rockpool numbers them. */
    List<String> hidden(String readout) {
        List<String> hidden = new ArrayList<>(order.layers());
        hidden.remove(readout);
        return hidden;
    }
}
