package dev.xylo.formats.nir;

/**
 * A connection; values that meet at a node add up.
 *
 * @param from name of the node that values leave
 * @param to name of the node that they reach
 */
public record NirEdge(String from, String to) {
    @Override
    public String toString() {
        return from + " -> " + to;
    }
}
