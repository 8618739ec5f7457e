package dev.xylo.core.mapping;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.graph.AliasEdge;
import dev.xylo.core.graph.Edge;
import dev.xylo.core.graph.GraphNode;
import dev.xylo.core.graph.InputNode;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.WeightNode;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lays a graph out as one recurrent hidden layer and one readout layer.
 *
 * <p>Weights that join the same two layers in parallel add up. Dashes are {@code log2(tau / dt)}, real numbers. Biases appear where one
 * is not 0, alias links per neuron.
 */
public final class Mapper {
    private final LayerGraph graph;
    private final Layout layout;
    private final NetworkShape shape;
    private final Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);

    private Mapper(LayerGraph graph, Layout layout) {
        this.graph = graph;
        this.layout = layout;
        int synapses = layout.hidden().keySet().stream()
                .mapToInt(NeuronNode::synapses)
                .max()
                .orElse(1);
        this.shape = new NetworkShape(
                graph.nodes(InputNode.class).get(0).channels(),
                layout.inputExpansion(),
                layout.neurons(),
                layout.outputExpansion(),
                layout.outputs(),
                synapses,
                synapses == 2);
    }

    /**
     * Maps without regard to any chip's size.
     *
     * @param graph the graph
     * @return the specification and where each layer lies
     * @throws MappingException if the graph breaks a rule; all violations are named
     */
    public static Mapping map(LayerGraph graph) {
        return new Mapper(graph, layouts(graph).get(0)).map();
    }

    /**
     * Maps with the hidden layers in a given order, as another mapper had it. All hidden neurons are in reach of input and readout where
     * every chip allows that, else those that are joined.
     *
     * @param graph the graph
     * @param hidden names of all hidden layers, in the order of their neurons
     * @return the specification and where each layer lies
     * @throws MappingException if the graph breaks a rule; all violations are named
     */
    public static Mapping map(LayerGraph graph, List<String> hidden) {
        layouts(graph);
        int reach = Chip.all().stream()
                .mapToInt(chip -> Math.min(
                        chip.most(Resource.INPUT_REACH, Integer.MAX_VALUE),
                        chip.most(Resource.OUTPUT_REACH, Integer.MAX_VALUE)))
                .min()
                .orElse(Integer.MAX_VALUE);
        return new Mapper(graph, Layout.inOrder(graph, hidden, reach)).map();
    }

    /**
     * Maps to a chip.
     *
     * @param graph the graph
     * @param chip what must hold it
     * @return the specification and where each layer lies
     * @throws MappingException if the graph breaks a rule, or the chip has no room; all violations are named
     */
    public static Mapping map(LayerGraph graph, Chip chip) {
        List<Layout> layouts = layouts(graph);
        for (Layout layout : layouts) {
            Mapper mapper = new Mapper(graph, layout);
            if (mapper.misfits(chip).isEmpty()) {
                return mapper.map();
            }
        }
        throw new MappingException(new Mapper(graph, layouts.get(0)).misfits(chip));
    }

    /** Sizes beyond the chip's. What depends on values (fan-out, ranges) is for the design rules. */
    private List<Violation> misfits(Chip chip) {
        List<Violation> violations = new ArrayList<>();
        room(chip, Resource.INPUTS, shape.inputs(), "input channels", violations);
        room(chip, Resource.HIDDEN, shape.hidden(), "hidden neurons", violations);
        room(chip, Resource.OUTPUTS, shape.outputs(), "readout neurons", violations);
        room(chip, Resource.SYNAPSES, shape.synapses(), "synapses per hidden neuron", violations);
        room(chip, Resource.INPUT_REACH, shape.inputExpansion(), "hidden neurons in reach of the input", violations);
        room(
                chip,
                Resource.OUTPUT_REACH,
                shape.outputExpansion(),
                "hidden neurons in reach of the readout",
                violations);
        return violations;
    }

    private static void room(Chip chip, Resource resource, int needed, String what, List<Violation> violations) {
        int most = chip.most(resource, Integer.MAX_VALUE);
        if (needed > most) {
            violations.add(new Violation(
                    MappingRule.FITS_THE_CHIP,
                    "graph",
                    "needs " + needed + " " + what + "; " + chip.title() + " has " + most));
        }
    }

    private static List<Layout> layouts(LayerGraph graph) {
        List<Violation> violations = GraphRules.check(graph);
        if (!violations.isEmpty()) {
            throw new MappingException(violations);
        }
        List<Layout> layouts = Layout.of(graph);
        Layout first = layouts.get(0);
        if (first.inputExpansion() == 0 || first.outputExpansion() == 0) {
            boolean in = first.inputExpansion() == 0;
            String node = in
                    ? graph.nodes(InputNode.class).get(0).name()
                    : first.readout().keySet().iterator().next().name();
            throw new MappingException(List.of(new Violation(
                    MappingRule.CONNECTED, node, in ? "reaches no hidden layer" : "reads no hidden layer")));
        }
        return layouts;
    }

    private Mapping map() {
        neurons(layout.hidden(), Parameter.THRESHOLD, Parameter.DASH_MEM, Parameter.DASH_SYN, Parameter.BIAS);
        neurons(
                layout.readout(),
                Parameter.THRESHOLD_OUT,
                Parameter.DASH_MEM_OUT,
                Parameter.DASH_SYN_OUT,
                Parameter.BIAS_OUT);
        if (shape.synapses() == 2) {
            array(Parameter.DASH_SYN_2);
            layout.hidden().forEach((layer, first) -> {
                // Nothing arrives at the second synapse of the others; Rockpool's mapper leaves it 0.
                for (int i = 0; layer.synapses() == 2 && i < layer.size(); i++) {
                    array(Parameter.DASH_SYN_2)[first + i] = Dash.of(layer.tauSyn(1, i), layer.dt());
                }
            });
        }
        array(Parameter.WEIGHTS_IN);
        array(Parameter.WEIGHTS_REC);
        array(Parameter.WEIGHTS_OUT);
        graph.nodes(WeightNode.class).forEach(this::weights);
        return new Mapping(FloatNetwork.of(shape, values, aliases()), placements());
    }

    private void neurons(
            Map<NeuronNode, Integer> layers,
            Parameter threshold,
            Parameter dashMem,
            Parameter dashSyn,
            Parameter bias) {
        layers.forEach((layer, first) -> {
            for (int i = 0; i < layer.size(); i++) {
                array(threshold)[first + i] = layer.threshold(i);
                array(dashMem)[first + i] = Dash.of(layer.tauMem(i), layer.dt());
                array(dashSyn)[first + i] = Dash.of(layer.tauSyn(0, i), layer.dt());
                if (layer.bias(i) != 0) {
                    array(bias)[first + i] = layer.bias(i);
                }
            }
        });
    }

    private void weights(WeightNode node) {
        for (GraphNode source : graph.sources(node)) {
            for (Edge edge : graph.outOf(node)) {
                NeuronNode target = (NeuronNode) graph.node(edge.to());
                if (layout.readout().containsKey(target)) {
                    int row = layout.hidden().get((NeuronNode) source) - (shape.hidden() - shape.outputExpansion());
                    add(Parameter.WEIGHTS_OUT, node, row, layout.readout().get(target), 0);
                } else if (source instanceof NeuronNode hidden) {
                    int row = layout.hidden().get(hidden);
                    add(Parameter.WEIGHTS_REC, node, row, layout.hidden().get(target), edge.synapse());
                } else {
                    add(Parameter.WEIGHTS_IN, node, 0, layout.hidden().get(target), edge.synapse());
                }
            }
        }
    }

    private void add(Parameter parameter, WeightNode node, int firstRow, int firstColumn, int synapse) {
        double[] array = array(parameter);
        int columns = shape.length(parameter.axes().get(1));
        int synapses = parameter == Parameter.WEIGHTS_OUT ? 1 : shape.synapses();
        for (int row = 0; row < node.widthIn(); row++) {
            for (int column = 0; column < node.widthOut(); column++) {
                int flat = ((firstRow + row) * columns + firstColumn + column) * synapses + synapse;
                array[flat] += node.weight(row, column);
            }
        }
    }

    private List<Alias> aliases() {
        List<Alias> aliases = new ArrayList<>();
        for (AliasEdge alias : graph.aliases()) {
            NeuronNode source = (NeuronNode) graph.node(alias.source());
            int from = layout.hidden().get(source);
            int to = layout.hidden().get((NeuronNode) graph.node(alias.target()));
            for (int i = 0; i < source.size(); i++) {
                aliases.add(new Alias(from + i, to + i));
            }
        }
        aliases.sort(Comparator.comparingInt(Alias::source).thenComparingInt(Alias::target));
        return aliases;
    }

    private List<Placement> placements() {
        List<Placement> placements = new ArrayList<>();
        layout.hidden()
                .forEach((layer, first) -> placements.add(new Placement(
                        layer.name(),
                        Placement.Role.HIDDEN,
                        first,
                        layer.size(),
                        Layout.receivesInput(graph, layer),
                        Layout.reachesReadout(graph, layer))));
        layout.readout()
                .forEach((layer, first) -> placements.add(
                        new Placement(layer.name(), Placement.Role.READOUT, first, layer.size(), false, false)));
        return placements;
    }

    private double[] array(Parameter parameter) {
        return values.computeIfAbsent(parameter, key -> new double[shape.size(key)]);
    }
}
