package dev.xylo.study.engine;

import java.io.IOException;

/** A result that was kept is not what its task writes, although its checksum is right: somebody changed it. */
public final class DamagedResultException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * With what the decoder met.
     *
     * @param what which result
     * @param cause why it cannot be read
     */
    public DamagedResultException(String what, Exception cause) {
        super("the result of " + what + " is damaged", cause);
    }
}
