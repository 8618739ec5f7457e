package dev.xylo.sim;

import dev.xylo.sim.twin.FloatRecording;
import java.util.Arrays;

/** Spikes of every neuron, summed over recordings of one network. Mutable; belongs to one thread. */
public final class SpikeTotals {
    private long[] hidden = new long[0];
    private long[] readout = new long[0];
    private long[] several = new long[0];

    /** Nothing counted yet. */
    public SpikeTotals() {}

    /**
     * Counts a run of the chip.
     *
     * @param recording with {@link StateVariable#SPIKES} and {@link StateVariable#SPIKES_OUT}
     */
    public void add(Recording recording) {
        grow(recording.shape().hidden(), recording.shape().outputs());
        short[] spikes = recording.values(StateVariable.SPIKES);
        for (int i = 0; i < spikes.length; i++) {
            count(i % hidden.length, spikes[i]);
        }
        short[] out = recording.values(StateVariable.SPIKES_OUT);
        for (int i = 0; i < out.length; i++) {
            readout[i % readout.length] += out[i];
        }
    }

    /**
     * Counts a run of the float twin.
     *
     * @param recording with {@link StateVariable#SPIKES} and {@link StateVariable#SPIKES_OUT}
     */
    public void add(FloatRecording recording) {
        grow(recording.shape().hidden(), recording.shape().outputs());
        double[] spikes = recording.values(StateVariable.SPIKES);
        for (int i = 0; i < spikes.length; i++) {
            count(i % hidden.length, (long) spikes[i]);
        }
        double[] out = recording.values(StateVariable.SPIKES_OUT);
        for (int i = 0; i < out.length; i++) {
            readout[i % readout.length] += (long) out[i];
        }
    }

    /**
     * Spikes of hidden neurons.
     *
     * @param from first neuron
     * @param to last neuron, exclusive
     * @return their sum
     */
    public long hidden(int from, int to) {
        return sum(hidden, from, to);
    }

    /**
     * Spikes of readout neurons.
     *
     * @param from first neuron
     * @param to last neuron, exclusive
     * @return their sum
     */
    public long readout(int from, int to) {
        return sum(readout, from, to);
    }

    /**
     * How often a hidden neuron spiked more than once in a step.
     *
     * @param from first neuron
     * @param to last neuron, exclusive
     * @return steps, counted for each neuron
     */
    public long severalInAStep(int from, int to) {
        return sum(several, from, to);
    }

    private void count(int neuron, long spikes) {
        hidden[neuron] += spikes;
        several[neuron] += spikes > 1 ? 1 : 0;
    }

    private void grow(int neurons, int outputs) {
        if (hidden.length < neurons) {
            hidden = Arrays.copyOf(hidden, neurons);
            several = Arrays.copyOf(several, neurons);
        }
        if (readout.length < outputs) {
            readout = Arrays.copyOf(readout, outputs);
        }
    }

    private static long sum(long[] counts, int from, int to) {
        long sum = 0;
        for (int i = from; i < Math.min(to, counts.length); i++) {
            sum += counts[i];
        }
        return sum;
    }
}
