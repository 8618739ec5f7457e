package dev.xylo.core.graph;

/** A graph that cannot be: the message names the node or the edge. */
public class InvalidGraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * With a one-line message for the user.
     *
     * @param message node or edge, what is wrong, what is needed
     */
    public InvalidGraphException(String message) {
        super(message);
    }

    static void check(boolean valid, String message) {
        if (!valid) {
            throw new InvalidGraphException(message);
        }
    }

    static void checkFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            check(Double.isFinite(values[i]), what + "[" + i + "] is " + values[i] + "; it must be finite");
        }
    }
}
