package dev.xylo.faults;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.SimulatorState;
import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run with faults in states. The run is cut where a fault acts, and the state is changed in between; a simulator without such faults
 * runs as a whole.
 */
public final class FaultyRun {
    private final Simulator simulator;
    private final List<Fault> faults;

    /**
     * A run of a simulator.
     *
     * @param simulator of the network that {@link FaultyNetwork} gave
     * @param faults all faults; those of parameters are already in the network and left aside
     */
    public FaultyRun(Simulator simulator, List<Fault> faults) {
        this.simulator = simulator;
        this.faults = faults.stream().filter(fault -> fault.memory().isState()).toList();
    }

    /**
     * Runs one sample from reset.
     *
     * @param input the sample
     * @param record what to record besides output spikes
     * @return the recording
     */
    public StateRecording run(SpikeRaster input, Set<StateVariable> record) {
        simulator.reset();
        if (faults.isEmpty()) {
            return simulator.run(input, record);
        }
        JoinedRecording whole = new JoinedRecording(simulator.shape());
        int from = 0;
        for (int cut : cuts(input.steps())) {
            whole.add(simulator.run(input.slice(from, cut), record));
            from = cut;
            inject(cut);
        }
        whole.add(simulator.run(input.slice(from, input.steps()), record));
        return whole;
    }

    /**
     * Runs one sample from reset.
     *
     * @param input the sample
     * @return output spikes of each readout neuron
     */
    public int[] outputCounts(SpikeRaster input) {
        StateRecording run = run(input, Set.of());
        int[] counts = new int[run.shape().outputs()];
        for (int step = 0; step < run.steps(); step++) {
            for (int readout = 0; readout < counts.length; readout++) {
                counts[readout] += (int) run.state(StateVariable.SPIKES_OUT, step, readout);
            }
        }
        return counts;
    }

    /** Steps before which a state is changed: one for a flip, all from there on for a stuck bit. */
    private TreeSet<Integer> cuts(int steps) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (Fault fault : faults) {
            int last = fault.kind() == FaultKind.FLIP ? fault.step() : steps - 1;
            for (int step = fault.step(); step <= last && step < steps; step++) {
                cuts.add(step);
            }
        }
        return cuts;
    }

    private void inject(int step) {
        SimulatorState state = simulator.snapshot();
        for (Fault fault : faults) {
            boolean acts = fault.kind() == FaultKind.FLIP ? fault.step() == step : fault.step() <= step;
            if (acts) {
                int value = state.value(fault.memory().state(), fault.index());
                state = state.with(fault.memory().state(), fault.index(), fault.apply(value));
            }
        }
        simulator.restore(state);
    }
}
