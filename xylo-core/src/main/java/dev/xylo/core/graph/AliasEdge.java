package dev.xylo.core.graph;

/**
 * A link between two groups of equal size: every spike of a neuron of the source is also counted as a spike of its counterpart.
 *
 * @param source name of the group whose spikes are copied
 * @param target name of the group that emits them too
 */
public record AliasEdge(String source, String target) {
    @Override
    public String toString() {
        return source + " -> " + target;
    }
}
