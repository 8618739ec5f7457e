package dev.xylo.core.graph;

/**
 * What is read of the network.
 *
 * @param name unique in the graph
 * @param width how many values, at least 1
 */
public record OutputNode(String name, int width) implements GraphNode {
    /**
     * Checks.
     *
     * @throws InvalidGraphException if it is empty
     */
    public OutputNode {
        InvalidGraphException.check(width >= 1, name + " reads " + width + " values; at least 1 is needed");
    }

    @Override
    public int widthIn() {
        return width;
    }

    @Override
    public int widthOut() {
        return 0;
    }
}
