package dev.xylo.study.cost;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.core.rules.Design;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a data set costs, from the spikes that the simulated chip emits.
 *
 * @param samples cost of each sample, in order
 * @param activity how often something spiked, over all samples
 * @param mean mean cycles of a time step, by part: the model fed with {@code activity}
 * @param cyclesOfSteps clock cycles of every time step of every sample, ascending: the model fed with the activity of that step
 */
public record RecordedCost(List<SampleCost> samples, Activity activity, CycleCount mean, double[] cyclesOfSteps) {
    private static final Set<StateVariable> SPIKES = EnumSet.of(StateVariable.SPIKES, StateVariable.SPIKES_OUT);

    /** Copies. */
    public RecordedCost {
        samples = List.copyOf(samples);
        cyclesOfSteps = cyclesOfSteps.clone();
    }

    @Override
    public double[] cyclesOfSteps() {
        return cyclesOfSteps.clone();
    }

    /**
     * Runs every sample from reset and counts.
     *
     * @param network the network
     * @param chip the chip
     * @param inputs samples of at least one step in total, as wide as the network
     * @return what they cost
     * @throws IllegalArgumentException if no cycle model is published for the chip, or there is no step
     */
    public static RecordedCost of(XyloNetwork network, Chip chip, List<SpikeRaster> inputs) {
        int steps = inputs.stream().mapToInt(SpikeRaster::steps).sum();
        if (steps == 0) {
            throw new IllegalArgumentException("the input has no time step; a cost needs at least one");
        }
        CycleModel model = CycleModel.of(Design.of(network), chip);
        NetworkShape shape = network.shape();
        Operations operations = Operations.of(network);
        Simulator simulator = Simulator.of(network, chip.core());
        Set<StateVariable> record = EnumSet.copyOf(SPIKES);
        if (chip.core().hasBias()) {
            record.add(StateVariable.HIBERNATION);
        }
        List<SampleCost> samples = new ArrayList<>();
        List<Double> cycles = new ArrayList<>(steps);
        CostTally whole = new CostTally();
        for (SpikeRaster input : inputs) {
            simulator.reset();
            Recording recording = simulator.run(input, record);
            CostTally sample = CostTally.of(
                    operations,
                    input,
                    recording,
                    step -> cycles.add(model.cycles(step.activity(shape)).total()));
            samples.add(cost(sample, model, shape));
            whole.add(sample);
        }
        return new RecordedCost(samples, whole.activity(shape), model.cycles(whole.activity(shape)), ascending(cycles));
    }

    private static double[] ascending(List<Double> cycles) {
        return cycles.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static SampleCost cost(CostTally tally, CycleModel model, NetworkShape shape) {
        return new SampleCost(
                Math.toIntExact(tally.steps()),
                tally.activity(shape),
                model.cycles(tally.activity(shape)).total(),
                tally.steps() == 0 ? 0 : (double) tally.hibernating() / tally.steps(),
                tally.synapticOperations(),
                tally.neuronUpdates(),
                tally.memoryReads());
    }

    /**
     * The cycles that a share of the steps does not exceed.
     *
     * @param share 0..1; 1 for all steps
     * @return clock cycles in a time step
     */
    public double cyclesOf(double share) {
        int rank = (int) Math.ceil(share * cyclesOfSteps.length) - 1;
        return cyclesOfSteps[Math.max(0, Math.min(cyclesOfSteps.length - 1, rank))];
    }

    /**
     * The sample with the most cycles per step.
     *
     * @return its index
     */
    public int slowest() {
        int slowest = 0;
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).cyclesPerStep() > samples.get(slowest).cyclesPerStep()) {
                slowest = i;
            }
        }
        return slowest;
    }

    /**
     * Share of all steps in which the core hibernates.
     *
     * @return 0..1
     */
    public double hibernating() {
        return samples.stream().mapToDouble(s -> s.hibernating() * s.steps()).sum() / cyclesOfSteps.length;
    }
}
