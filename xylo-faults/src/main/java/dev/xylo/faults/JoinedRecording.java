package dev.xylo.faults;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.Recording;
import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.List;

/** Parts of one run, one after the other. */
final class JoinedRecording implements StateRecording {
    private final NetworkShape shape;
    private final List<Recording> partOfStep = new ArrayList<>();
    private final List<Integer> stepInPart = new ArrayList<>();

    JoinedRecording(NetworkShape shape) {
        this.shape = shape;
    }

    void add(Recording part) {
        for (int step = 0; step < part.steps(); step++) {
            partOfStep.add(part);
            stepInPart.add(step);
        }
    }

    @Override
    public NetworkShape shape() {
        return shape;
    }

    @Override
    public int steps() {
        return partOfStep.size();
    }

    @Override
    public double state(StateVariable variable, int step, int neuron) {
        return partOfStep.get(step).state(variable, stepInPart.get(step), neuron);
    }
}
