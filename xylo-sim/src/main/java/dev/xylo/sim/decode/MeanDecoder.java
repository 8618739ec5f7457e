package dev.xylo.sim.decode;

import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.Set;

/** Mean of a readout state over the steps. */
record MeanDecoder(StateVariable variable) implements Decoder {
    @Override
    public Set<StateVariable> needed() {
        return Set.of(variable);
    }

    @Override
    public double[] scores(StateRecording run, int from) {
        double[] sums = new double[run.shape().outputs()];
        for (int step = from; step < run.steps(); step++) {
            for (int readout = 0; readout < sums.length; readout++) {
                sums[readout] += run.state(variable, step, readout);
            }
        }
        for (int readout = 0; readout < sums.length; readout++) {
            sums[readout] /= run.steps() - from;
        }
        return sums;
    }

    @Override
    public boolean readsStates() {
        return true;
    }
}
