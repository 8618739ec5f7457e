package dev.xylo.frontend;

import java.util.List;

/**
 * Stages in the order in which a signal goes through them. Immutable.
 *
 * @param stages at least one
 */
public record Chain(List<Stage> stages) {
    /** Copies. */
    public Chain {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a chain needs at least one stage");
        }
    }

    /**
     * A fresh state.
     *
     * @return belongs to one thread
     */
    public ChainRun start() {
        return new ChainRun(this);
    }

    /**
     * Runs a whole signal from a fresh state.
     *
     * @param signal all samples
     * @param recorder takes intermediate signals and warnings
     * @return the result of the last stage
     * @throws FrontEndException if a value leaves the range of a stage
     */
    public Signal run(Signal signal, Recorder recorder) {
        return start().run(signal, recorder);
    }

    /**
     * This chain, then another.
     *
     * @param more what follows
     * @return a chain of both
     */
    public Chain then(Chain more) {
        return new Chain(java.util.stream.Stream.concat(stages.stream(), more.stages.stream())
                .toList());
    }
}
