package dev.xylo.quantize;

/** The published version that is followed refuses such a network; the message says why, and which version does not. */
public class UnsupportedNetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * With a one-line message for the user.
     *
     * @param message why, and what to do
     */
    public UnsupportedNetworkException(String message) {
        super(message);
    }
}
