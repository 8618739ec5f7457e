package dev.xylo.sim.decode;

import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;

/** Output spikes of each readout. */
record CountDecoder() implements Decoder {
    @Override
    public double[] scores(StateRecording run, int from) {
        double[] scores = new double[run.shape().outputs()];
        for (int step = from; step < run.steps(); step++) {
            for (int readout = 0; readout < scores.length; readout++) {
                scores[readout] += run.state(StateVariable.SPIKES_OUT, step, readout);
            }
        }
        return scores;
    }
}
