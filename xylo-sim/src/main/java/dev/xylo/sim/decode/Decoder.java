package dev.xylo.sim.decode;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.Set;

/** Reads scores from a run; stateless, so that threads share it. */
public interface Decoder {
    /**
     * What has to be recorded, besides output spikes.
     *
     * @return possibly nothing
     */
    default Set<StateVariable> needed() {
        return Set.of();
    }

    /**
     * How many classes there are.
     *
     * @param shape sizes of the network
     * @return number of scores, at least 1
     */
    default int classes(NetworkShape shape) {
        return shape.outputs();
    }

    /**
     * Scores of the classes.
     *
     * @param run has recorded what is {@link #needed}
     * @param from first step that is looked at, {@code 0..T-1}
     * @return {@code (classes)}; the largest is the answer
     */
    double[] scores(StateRecording run, int from);

    /**
     * Whether scores are states, whose unit may be another for each readout, and not spikes or steps.
     *
     * @return true if scores divided by the scales of the readouts mean something else than raw ones
     */
    default boolean readsStates() {
        return false;
    }
}
