package dev.xylo.core.graph;

/**
 * A connection.
 *
 * @param from name of the node that values leave
 * @param to name of the node that they reach
 * @param synapse synapse that they arrive at, 0 or 1; 0 for anything but neurons
 */
public record Edge(String from, String to, int synapse) {
    @Override
    public String toString() {
        return from + " -> " + to;
    }
}
