package dev.xylo.study.engine;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Recording;
import dev.xylo.study.cost.CostTally;
import dev.xylo.study.cost.Operations;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a configuration made the chip do, over a stretch of samples: counts of all, how often how much spiked in one step (cycles depend on
 * nothing else), and the activity of every sample. Whole numbers only, so the order of merging changes nothing. Belongs to one thread while
 * it is filled.
 */
public final class CostTotals {
    private final CostTally whole = new CostTally();
    private final Map<StepActivity, Long> steps = new TreeMap<>();
    private final long[] sampleSteps;
    private final long[] sampleInputs;
    private final long[] sampleHidden;

    /**
     * What spiked in one time step.
     *
     * @param inputs channels
     * @param hidden neurons
     */
    public record StepActivity(int inputs, int hidden) implements Comparable<StepActivity> {
        @Override
        public int compareTo(StepActivity other) {
            int first = Integer.compare(inputs, other.inputs);
            return first != 0 ? first : Integer.compare(hidden, other.hidden);
        }
    }

    CostTotals(int samples) {
        this.sampleSteps = new long[samples];
        this.sampleInputs = new long[samples];
        this.sampleHidden = new long[samples];
    }

    /** Adds a sample. */
    void add(int sample, Operations operations, SpikeRaster input, Recording chip) {
        CostTally tally = CostTally.of(
                operations,
                input,
                chip,
                step -> steps.merge(
                        new StepActivity((int) step.activeInputs(), (int) step.activeHidden()), 1L, Long::sum));
        whole.add(tally);
        sampleSteps[sample] += tally.steps();
        sampleInputs[sample] += tally.activeInputs();
        sampleHidden[sample] += tally.activeHidden();
    }

    /** Adds a block whose first sample is sample {@code at} here. */
    void merge(int at, CostTotals block) {
        whole.add(block.whole);
        block.steps.forEach((activity, count) -> steps.merge(activity, count, Long::sum));
        System.arraycopy(block.sampleSteps, 0, sampleSteps, at, block.sampleSteps.length);
        System.arraycopy(block.sampleInputs, 0, sampleInputs, at, block.sampleInputs.length);
        System.arraycopy(block.sampleHidden, 0, sampleHidden, at, block.sampleHidden.length);
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, whole.counts());
        out.writeInt(steps.size());
        for (Map.Entry<StepActivity, Long> entry : steps.entrySet()) {
            out.writeInt(entry.getKey().inputs());
            out.writeInt(entry.getKey().hidden());
            out.writeLong(entry.getValue());
        }
        Numbers.write(out, sampleSteps);
        Numbers.write(out, sampleInputs);
        Numbers.write(out, sampleHidden);
    }

    static CostTotals read(DataInput in, int samples) throws IOException {
        CostTotals totals = new CostTotals(samples);
        long[] counts = new long[CostTally.SIZE];
        Numbers.read(in, counts);
        totals.whole.add(new CostTally(counts));
        int different = in.readInt();
        for (int i = 0; i < different; i++) {
            totals.steps.put(new StepActivity(in.readInt(), in.readInt()), in.readLong());
        }
        Numbers.read(in, totals.sampleSteps);
        Numbers.read(in, totals.sampleInputs);
        Numbers.read(in, totals.sampleHidden);
        return totals;
    }

    /**
     * Counts over all samples.
     *
     * @return the tally
     */
    public CostTally whole() {
        return whole;
    }

    /**
     * How many time steps had an activity.
     *
     * @return ascending; a view
     */
    public Map<StepActivity, Long> steps() {
        return steps;
    }

    /**
     * Number of samples.
     *
     * @return at least 1
     */
    public int samples() {
        return sampleSteps.length;
    }

    /**
     * Time steps of a sample.
     *
     * @param sample its index
     * @return at least 0
     */
    public long steps(int sample) {
        return sampleSteps[sample];
    }

    /**
     * Input channels that spiked in a sample, summed over its steps.
     *
     * @param sample its index
     * @return at least 0
     */
    public long activeInputs(int sample) {
        return sampleInputs[sample];
    }

    /**
     * Hidden neurons that spiked in a sample, summed over its steps.
     *
     * @param sample its index
     * @return at least 0
     */
    public long activeHidden(int sample) {
        return sampleHidden[sample];
    }
}
