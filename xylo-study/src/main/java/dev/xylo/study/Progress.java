package dev.xylo.study;

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
}
