package dev.xylo.study.engine;

import java.io.IOException;

/** An engine outside this process failed; nothing is wrong with the study's directory, and what is done is kept in it. */
public final class EngineException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * With the engine's own words.
     *
     * @param message one line
     * @param cause what the engine threw, or null
     */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
