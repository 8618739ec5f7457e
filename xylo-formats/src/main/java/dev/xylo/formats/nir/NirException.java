package dev.xylo.formats.nir;

/** A NIR graph that cannot be, or does not fit the chip; the message names node or edge in one line. */
public class NirException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String node;
    private final String reason;

    /**
     * About a node.
     *
     * @param node its path, such as {@code lif1/lif}; null where the reason is about the graph as a whole
     * @param reason what is wrong, and what is needed instead
     */
    public NirException(String node, String reason) {
        super(node == null ? reason : node + ": " + reason);
        this.node = node;
        this.reason = reason;
    }

    /**
     * The node.
     *
     * @return its path, or null
     */
    public String node() {
        return node;
    }

    /**
     * What is wrong.
     *
     * @return one line, without the node
     */
    public String reason() {
        return reason;
    }
}
