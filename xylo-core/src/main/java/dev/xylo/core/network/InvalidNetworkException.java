package dev.xylo.core.network;

/** A network that cannot be: the message names the array, the index and the value. */
public class InvalidNetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * With a one-line message for the user.
     *
     * @param message array, index, value and what is allowed
     */
    public InvalidNetworkException(String message) {
        super(message);
    }
}
