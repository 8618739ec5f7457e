package dev.xylo.sim.decode;

import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.Arrays;
import java.util.Set;

/** Largest value of a readout state over the steps. */
record MaximumDecoder(StateVariable variable) implements Decoder {
    @Override
    public Set<StateVariable> needed() {
        return Set.of(variable);
    }

    @Override
    public double[] scores(StateRecording run, int from) {
        double[] largest = new double[run.shape().outputs()];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int step = from; step < run.steps(); step++) {
            for (int readout = 0; readout < largest.length; readout++) {
                largest[readout] = Math.max(largest[readout], run.state(variable, step, readout));
            }
        }
        return largest;
    }

    @Override
    public boolean readsStates() {
        return true;
    }
}
