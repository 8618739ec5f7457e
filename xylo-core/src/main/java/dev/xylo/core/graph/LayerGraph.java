package dev.xylo.core.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Layers and how they are joined. Immutable; names are unique, edges join nodes that exist and agree in width.
 *
 * <p>What a chip demands beyond that is not checked here: {@link dev.xylo.core.mapping.MappingRule}.
 */
public final class LayerGraph {
    private final Map<String, GraphNode> nodes;
    private final List<Edge> edges;
    private final List<AliasEdge> aliases;
    private final Map<String, List<Edge>> incoming = new LinkedHashMap<>();
    private final Map<String, List<Edge>> outgoing = new LinkedHashMap<>();

    private LayerGraph(Map<String, GraphNode> nodes, List<Edge> edges, List<AliasEdge> aliases) {
        this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        this.edges = List.copyOf(edges);
        this.aliases = List.copyOf(aliases);
        for (String name : nodes.keySet()) {
            incoming.put(name, new ArrayList<>());
            outgoing.put(name, new ArrayList<>());
        }
        for (Edge edge : edges) {
            incoming.get(edge.to()).add(edge);
            outgoing.get(edge.from()).add(edge);
        }
    }

    /**
     * Starts an empty graph.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All nodes.
     *
     * @return unmodifiable, in the order in which they were added
     */
    public List<GraphNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /**
     * Nodes of one kind.
     *
     * @param kind the kind
     * @param <T> the kind
     * @return in the order in which they were added
     */
    public <T extends GraphNode> List<T> nodes(Class<T> kind) {
        return nodes.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * A node.
     *
     * @param name its name
     * @return the node
     * @throws InvalidGraphException if there is none of that name
     */
    public GraphNode node(String name) {
        GraphNode node = nodes.get(name);
        InvalidGraphException.check(
                node != null, "there is no node " + name + "; there are " + String.join(", ", nodes.keySet()));
        return node;
    }

    /**
     * All edges.
     *
     * @return unmodifiable, in the order in which they were added
     */
    public List<Edge> edges() {
        return edges;
    }

    /**
     * All alias links.
     *
     * @return unmodifiable, in the order in which they were added
     */
    public List<AliasEdge> aliases() {
        return aliases;
    }

    /**
     * Edges that reach a node.
     *
     * @param node a node of this graph
     * @return unmodifiable
     */
    public List<Edge> into(GraphNode node) {
        return Collections.unmodifiableList(incoming.get(node.name()));
    }

    /**
     * Edges that leave a node.
     *
     * @param node a node of this graph
     * @return unmodifiable
     */
    public List<Edge> outOf(GraphNode node) {
        return Collections.unmodifiableList(outgoing.get(node.name()));
    }

    /**
     * Nodes that a node reads.
     *
     * @param node a node of this graph
     * @return in the order of the edges
     */
    public List<GraphNode> sources(GraphNode node) {
        return into(node).stream().map(edge -> nodes.get(edge.from())).toList();
    }

    /**
     * Nodes that read a node.
     *
     * @param node a node of this graph
     * @return in the order of the edges
     */
    public List<GraphNode> targets(GraphNode node) {
        return outOf(node).stream().map(edge -> nodes.get(edge.to())).toList();
    }

    /** Collects nodes and edges; they are checked as they come, so nodes come before their edges. */
    public static final class Builder {
        private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
        private final Set<Edge> edges = new LinkedHashSet<>();
        private final Set<AliasEdge> aliases = new LinkedHashSet<>();

        private Builder() {}

        /**
         * Adds nodes.
         *
         * @param added the nodes
         * @return this
         * @throws InvalidGraphException if a name is taken or blank
         */
        public Builder add(GraphNode... added) {
            for (GraphNode node : added) {
                InvalidGraphException.check(!node.name().isBlank(), "a node has no name");
                InvalidGraphException.check(
                        nodes.putIfAbsent(node.name(), node) == null, "two nodes have the name " + node.name());
            }
            return this;
        }

        /**
         * Joins nodes one after the other, at their first synapse.
         *
         * @param names names of nodes, in the direction of the spikes
         * @return this
         * @throws InvalidGraphException if a node is missing, an edge is there already, or widths disagree
         */
        public Builder connect(String... names) {
            for (int i = 1; i < names.length; i++) {
                connect(names[i - 1], names[i], 0);
            }
            return this;
        }

        /**
         * Joins two nodes.
         *
         * @param from name of the node that values leave
         * @param to name of the node that they reach
         * @param synapse synapse of the target, 0 or 1
         * @return this
         * @throws InvalidGraphException if a node is missing, the edge is there already, widths disagree, or the target has no such
         *     synapse
         */
        public Builder connect(String from, String to, int synapse) {
            Edge edge = new Edge(from, to, synapse);
            GraphNode source = node(from, "edge " + edge);
            GraphNode target = node(to, "edge " + edge);
            InvalidGraphException.check(source.widthOut() > 0, "edge " + edge + ": nothing leaves the output " + from);
            InvalidGraphException.check(target.widthIn() > 0, "edge " + edge + ": nothing reaches the input " + to);
            InvalidGraphException.check(
                    source.widthOut() == target.widthIn(),
                    "edge " + edge + ": " + from + " gives " + source.widthOut() + " values, " + to + " takes "
                            + target.widthIn());
            int synapses = target instanceof NeuronNode neurons ? neurons.synapses() : 1;
            InvalidGraphException.check(
                    synapse >= 0 && synapse < synapses,
                    "edge " + edge + ": " + to + " has no synapse " + (synapse + 1) + ", only " + synapses);
            InvalidGraphException.check(edges.add(edge), "edge " + edge + " is given twice");
            return this;
        }

        /**
         * Adds an alias link.
         *
         * @param source name of the group whose spikes are copied
         * @param target name of the group that emits them too
         * @return this
         * @throws InvalidGraphException if one is missing or no group of neurons, or they differ in size
         */
        public Builder alias(String source, String target) {
            AliasEdge alias = new AliasEdge(source, target);
            GraphNode from = node(source, "alias " + alias);
            GraphNode to = node(target, "alias " + alias);
            for (GraphNode node : List.of(from, to)) {
                InvalidGraphException.check(
                        node instanceof NeuronNode, "alias " + alias + ": " + node.name() + " is no group of neurons");
            }
            InvalidGraphException.check(
                    from.widthOut() == to.widthOut(),
                    "alias " + alias + ": " + source + " has " + from.widthOut() + " neurons, " + target + " has "
                            + to.widthOut());
            InvalidGraphException.check(aliases.add(alias), "alias " + alias + " is given twice");
            return this;
        }

        /**
         * Ends.
         *
         * @return the graph
         */
        public LayerGraph build() {
            return new LayerGraph(nodes, List.copyOf(edges), List.copyOf(aliases));
        }

        private GraphNode node(String name, String what) {
            GraphNode node = nodes.get(name);
            InvalidGraphException.check(
                    node != null,
                    what + ": there is no node " + name + "; there are " + String.join(", ", nodes.keySet()));
            return node;
        }
    }
}
