package dev.xylo.frontend;

/** Takes what a chain does on the way. */
public interface Recorder {
    /** Takes nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public boolean wants(String name) {
            return false;
        }

        @Override
        public void record(String name, Signal block) {}

        @Override
        public void warn(Corner corner, String message) {}
    };

    /**
     * Whether a signal is worth making.
     *
     * @param name its name
     * @return false where {@link #record} would drop it
     */
    boolean wants(String name);

    /**
     * The next block of an intermediate signal.
     *
     * @param name its name
     * @param block samples, after those of the blocks before
     */
    void record(String name, Signal block);

    /**
     * The chain met a corner of the reference simulation.
     *
     * @param corner which
     * @param message what happened in this signal, one line
     */
    void warn(Corner corner, String message);
}
