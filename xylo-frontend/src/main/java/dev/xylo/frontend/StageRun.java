package dev.xylo.frontend;

import java.util.function.Consumer;

/** The state of one stage. */
public interface StageRun {
    /**
     * Takes the next samples. How a signal is cut into blocks makes no difference.
     *
     * @param in samples, at least one
     * @param out takes what the stage gives for them, in none, one or several blocks
     * @param recorder takes intermediate signals
     * @throws FrontEndException if a value leaves the stage's range
     */
    void next(Signal in, Consumer<Signal> out, Recorder recorder);

    /**
     * The signal has ended.
     *
     * @param out takes what the stage still holds
     * @param recorder takes intermediate signals
     * @throws FrontEndException as {@link #next}
     */
    default void end(Consumer<Signal> out, Recorder recorder) {}

    /**
     * Another signal begins. The stage forgets what it does not carry on; a stage whose state runs on does nothing.
     *
     * @param boundary what separates the signals
     * @param recorder takes warnings
     */
    default void boundary(Boundary boundary, Recorder recorder) {}
}
