package dev.xylo.study.engine;

/** Told about finished work; calls come from any thread. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (what, done, total) -> {};

    /**
     * A unit of work is done.
     *
     * @param what what is being worked on
     * @param done units done over the whole study
     * @param total units of the whole study
     */
    void done(String what, long done, long total);

    /**
     * Work that an earlier run has left; it says nothing about the speed of this one.
     *
     * @param done units that were done before
     * @param total units of the whole study
     */
    default void resumed(long done, long total) {}
}
