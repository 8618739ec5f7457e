package dev.xylo.sim;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.internal.RecordingBuffer;
import java.util.Set;

/** What one run recorded: output spikes always, other states as asked, and the run's counters. Immutable. */
public final class Recording implements StateRecording {
    private final RecordingBuffer buffer;
    private final Counters counters;

    Recording(RecordingBuffer buffer, Counters counters) {
        this.buffer = buffer;
        this.counters = counters;
    }

    /**
     * Time steps.
     *
     * @return T
     */
    @Override
    public int steps() {
        return buffer.steps();
    }

    /**
     * Sizes of the network that ran.
     *
     * @return the shape
     */
    @Override
    public NetworkShape shape() {
        return buffer.shape();
    }

    /**
     * What was recorded.
     *
     * @return always with {@link StateVariable#SPIKES_OUT}
     */
    public Set<StateVariable> variables() {
        return buffer.variables();
    }

    /**
     * All values of a variable.
     *
     * @param variable a recorded variable
     * @return a copy, {@code (T, width)}, row-major
     * @throws IllegalArgumentException if it was not recorded
     */
    public short[] values(StateVariable variable) {
        return buffer.array(variable).clone();
    }

    /**
     * One value.
     *
     * @param variable a recorded variable
     * @param step 0..T-1
     * @param neuron index in its layer; 0 for the hibernation flag
     * @return the value
     * @throws IllegalArgumentException if the variable was not recorded
     */
    public int value(StateVariable variable, int step, int neuron) {
        return buffer.array(variable)[step * variable.width(shape()) + neuron];
    }

    @Override
    public double state(StateVariable variable, int step, int neuron) {
        return value(variable, step, neuron);
    }

    /**
     * Spikes of each readout neuron over the run.
     *
     * @return {@code (Nout)}
     */
    public int[] outputCounts() {
        int[] counts = new int[shape().outputs()];
        short[] spikes = buffer.array(StateVariable.SPIKES_OUT);
        for (int i = 0; i < spikes.length; i++) {
            counts[i % counts.length] += spikes[i];
        }
        return counts;
    }

    /**
     * Saturations, cap hits and input clips of this run.
     *
     * @return the counters
     */
    public Counters counters() {
        return counters;
    }
}
