package dev.xylo.sim.decode;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.List;
import java.util.Set;

/**
 * Spikes of chosen hidden neurons; the class is the place in the list.
 *
 * @param neurons hidden neurons, one for each class
 */
record HiddenCountDecoder(List<Integer> neurons) implements Decoder {
    @Override
    public Set<StateVariable> needed() {
        return Set.of(StateVariable.SPIKES);
    }

    @Override
    public int classes(NetworkShape shape) {
        return neurons.size();
    }

    @Override
    public double[] scores(StateRecording run, int from) {
        double[] scores = new double[neurons.size()];
        for (int step = from; step < run.steps(); step++) {
            for (int place = 0; place < scores.length; place++) {
                scores[place] += run.state(StateVariable.SPIKES, step, neurons.get(place));
            }
        }
        return scores;
    }
}
