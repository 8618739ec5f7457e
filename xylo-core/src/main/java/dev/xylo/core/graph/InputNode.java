package dev.xylo.core.graph;

/**
 * Where spikes enter.
 *
 * @param name unique in the graph
 * @param channels input channels, at least 1
 */
public record InputNode(String name, int channels) implements GraphNode {
    /**
     * Checks.
     *
     * @throws InvalidGraphException if there is no channel
     */
    public InputNode {
        InvalidGraphException.check(channels >= 1, name + " has " + channels + " input channels; at least 1 is needed");
    }

    @Override
    public int widthIn() {
        return 0;
    }

    @Override
    public int widthOut() {
        return channels;
    }
}
