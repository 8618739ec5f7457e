package dev.xylo.core.graph;

/** A node of a {@link LayerGraph}. */
public sealed interface GraphNode permits InputNode, WeightNode, NeuronNode, OutputNode {
    /**
     * Name, unique in its graph; messages name it.
     *
     * @return not blank
     */
    String name();

    /**
     * Values that arrive.
     *
     * @return the width of each incoming edge; 0 for an input
     */
    int widthIn();

    /**
     * Values that leave.
     *
     * @return the width of each outgoing edge; 0 for an output
     */
    int widthOut();
}
