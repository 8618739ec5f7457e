package dev.xylo.frontend;

/** One step of a chain: its parameters, immutable. {@link #start} makes its state. */
public interface Stage {
    /**
     * Name for messages.
     *
     * @return such as {@code filter bank}
     */
    String name();

    /**
     * A fresh state.
     *
     * @return belongs to one thread
     */
    StageRun start();
}
