package dev.xylo.study.cost;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Recording;
import java.util.function.Consumer;

/** Running counts over a step, a sample, or all: what spiked, and what that made the chip do. Mergeable; belongs to one thread. */
public final class CostTally {
    /** How many numbers it is made of. */
    public static final int SIZE = 8;

    private static final int STEPS = 0;
    private static final int INPUTS = 1;
    private static final int HIDDEN = 2;
    private static final int OUTPUTS = 3;
    private static final int HIBERNATING = 4;
    private static final int SYNAPTIC = 5;
    private static final int UPDATES = 6;
    private static final int READS = 7;

    private final long[] counts;

    /** Of nothing. */
    public CostTally() {
        this.counts = new long[SIZE];
    }

    /**
     * Of numbers that {@link #counts} gave.
     *
     * @param counts as many as {@link #SIZE}
     */
    public CostTally(long[] counts) {
        if (counts.length != SIZE) {
            throw new IllegalArgumentException("a tally has " + SIZE + " numbers");
        }
        this.counts = counts.clone();
    }

    /**
     * Everything as numbers.
     *
     * @return a copy
     */
    public long[] counts() {
        return counts.clone();
    }

    /**
     * Counts a sample.
     *
     * @param operations of the network
     * @param input of the sample
     * @param recording spikes of both layers, and {@code hibernation} where the core can hibernate
     * @param eachStep told about every time step on its own
     * @return the whole sample
     */
    public static CostTally of(
            Operations operations, SpikeRaster input, Recording recording, Consumer<CostTally> eachStep) {
        ChipSpikes spikes = ChipSpikes.of(input, recording);
        CostTally sample = new CostTally();
        for (int t = 0; t < input.steps(); t++) {
            CostTally step = new CostTally();
            step.count(operations, spikes, t);
            eachStep.accept(step);
            sample.add(step);
        }
        return sample;
    }

    private void count(Operations operations, ChipSpikes spikes, int t) {
        NetworkShape shape = spikes.shape();
        counts[STEPS]++;
        for (int c = 0; c < shape.inputs(); c++) {
            int count = spikes.input().count(t, c);
            if (count > 0) {
                counts[INPUTS]++;
                counts[SYNAPTIC] += operations.ofInput(c, count);
                counts[READS] += operations.readsOfInput();
            }
        }
        for (int h = 0; h < shape.hidden(); h++) {
            int count = spikes.hidden()[t * shape.hidden() + h];
            if (count > 0) {
                counts[HIDDEN]++;
                counts[SYNAPTIC] += operations.ofHidden(h, count);
                counts[READS] += operations.readsOfHidden(h);
            }
        }
        for (int o = 0; o < shape.outputs(); o++) {
            counts[OUTPUTS] += spikes.readout()[t * shape.outputs() + o] > 0 ? 1 : 0;
        }
        counts[HIBERNATING] += spikes.hibernation().length == 0 ? 0 : spikes.hibernation()[t];
        counts[UPDATES] += operations.updatesPerStep();
        counts[READS] += operations.readsOfUpdates();
    }

    /**
     * Adds another tally.
     *
     * @param other stays as it is
     */
    public void add(CostTally other) {
        for (int i = 0; i < SIZE; i++) {
            counts[i] += other.counts[i];
        }
    }

    /**
     * How often something spiked.
     *
     * @param shape of the network
     * @return probabilities per time step; 0 without a step
     */
    public Activity activity(NetworkShape shape) {
        double all = Math.max(1, counts[STEPS]);
        return new Activity(
                counts[INPUTS] / (all * shape.inputs()),
                counts[HIDDEN] / (all * shape.hidden()),
                counts[OUTPUTS] / (all * shape.outputs()));
    }

    /**
     * Time steps.
     *
     * @return at least 0
     */
    public long steps() {
        return counts[STEPS];
    }

    /**
     * Input channels that spiked, summed over the steps.
     *
     * @return at least 0
     */
    public long activeInputs() {
        return counts[INPUTS];
    }

    /**
     * Hidden neurons that spiked, summed over the steps.
     *
     * @return at least 0
     */
    public long activeHidden() {
        return counts[HIDDEN];
    }

    /**
     * Steps in which the core hibernates.
     *
     * @return at least 0
     */
    public long hibernating() {
        return counts[HIBERNATING];
    }

    /**
     * Non-zero weights that spikes delivered.
     *
     * @return at least 0
     */
    public long synapticOperations() {
        return counts[SYNAPTIC];
    }

    /**
     * Updates of hidden and readout neurons.
     *
     * @return at least 0
     */
    public long neuronUpdates() {
        return counts[UPDATES];
    }

    /**
     * Words read.
     *
     * @return at least 0
     */
    public long memoryReads() {
        return counts[READS];
    }
}
