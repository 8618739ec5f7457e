package dev.xylo.sim.decode;

import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;

/** Minus the step of each readout's first spike, counted from the run's beginning; minus T where there is none. */
record FirstSpikeDecoder() implements Decoder {
    @Override
    public double[] scores(StateRecording run, int from) {
        double[] scores = new double[run.shape().outputs()];
        for (int readout = 0; readout < scores.length; readout++) {
            int step = from;
            while (step < run.steps() && run.state(StateVariable.SPIKES_OUT, step, readout) == 0) {
                step++;
            }
            scores[readout] = 0.0 - step; // not -0.0 for step 0
        }
        return scores;
    }
}
