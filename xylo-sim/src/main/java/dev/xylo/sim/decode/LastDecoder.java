package dev.xylo.sim.decode;

import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.Set;

/** Value of a readout state in the last step. */
record LastDecoder(StateVariable variable) implements Decoder {
    @Override
    public Set<StateVariable> needed() {
        return Set.of(variable);
    }

    @Override
    public double[] scores(StateRecording run, int from) {
        double[] last = new double[run.shape().outputs()];
        for (int readout = 0; readout < last.length; readout++) {
            last[readout] = run.state(variable, run.steps() - 1, readout);
        }
        return last;
    }

    @Override
    public boolean readsStates() {
        return true;
    }
}
