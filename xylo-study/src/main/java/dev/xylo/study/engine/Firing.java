package dev.xylo.study.engine;

import dev.xylo.core.network.NetworkShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Spikes of one variant over a stretch of samples: of the readout by sample, of the hidden neurons summed over all steps. Whole numbers
 * only. Mergeable; belongs to one thread while it is filled.
 */
public final class Firing {
    private final int samples;
    private final int outputs;
    private final int[] counts;
    private final long[] spikes;
    private final long[] activeSteps;

    Firing(NetworkShape shape, int samples) {
        this(samples, shape.outputs(), new int[Math.multiplyExact(samples, shape.outputs())], shape.hidden());
    }

    private Firing(int samples, int outputs, int[] counts, int hidden) {
        this.samples = samples;
        this.outputs = outputs;
        this.counts = counts;
        this.spikes = new long[hidden];
        this.activeSteps = new long[hidden];
    }

    /**
     * Number of samples.
     *
     * @return at least 1
     */
    public int samples() {
        return samples;
    }

    /**
     * Output spikes of a sample.
     *
     * @param sample index in this stretch
     * @return a copy, {@code (Nout)}
     */
    public int[] counts(int sample) {
        return Arrays.copyOfRange(counts, sample * outputs, (sample + 1) * outputs);
    }

    /**
     * Output spikes of all samples.
     *
     * @return a copy, {@code (samples, Nout)}, row-major
     */
    public int[] counts() {
        return counts.clone();
    }

    /**
     * Class of every sample: largest count, ties to the lowest index.
     *
     * @return in the samples' order
     */
    public int[] decoded() {
        int[] decoded = new int[samples];
        for (int i = 0; i < samples; i++) {
            decoded[i] = Decoder.decode(counts(i));
        }
        return decoded;
    }

    /**
     * Samples in which no readout spikes.
     *
     * @return 0..{@link #samples}
     */
    public int silent() {
        return count(most -> most.count() == 0);
    }

    /**
     * Samples whose largest output count several readouts share, silent ones among them: the tie rule decides, not the network.
     *
     * @return 0..{@link #samples}
     */
    public int tied() {
        return count(most -> most.readouts() > 1);
    }

    /** The largest output count of a sample, and how many readouts have it. */
    private record Most(int count, int readouts) {
        static Most of(int[] counts) {
            int most = Arrays.stream(counts).max().orElse(0);
            return new Most(most, (int)
                    Arrays.stream(counts).filter(count -> count == most).count());
        }
    }

    private int count(Predicate<Most> which) {
        return (int) IntStream.range(0, samples)
                .mapToObj(sample -> Most.of(counts(sample)))
                .filter(which)
                .count();
    }

    /**
     * Spikes of every hidden neuron over all steps of all samples.
     *
     * @return a copy, {@code (N)}
     */
    public long[] spikes() {
        return spikes.clone();
    }

    /**
     * Steps with at least one spike, of every hidden neuron, over all samples.
     *
     * @return a copy, {@code (N)}
     */
    public long[] activeSteps() {
        return activeSteps.clone();
    }

    void output(int sample, int neuron, int count) {
        counts[sample * outputs + neuron] += count;
    }

    /** Adds a step's spikes of a hidden neuron. */
    void hidden(int neuron, int count) {
        spikes[neuron] += count;
        activeSteps[neuron] += count > 0 ? 1 : 0;
    }

    /** Adds a block whose first sample is sample {@code at} here. */
    void merge(int at, Firing block) {
        System.arraycopy(block.counts, 0, counts, at * outputs, block.counts.length);
        for (int i = 0; i < spikes.length; i++) {
            spikes[i] += block.spikes[i];
            activeSteps[i] += block.activeSteps[i];
        }
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, counts);
        Numbers.write(out, spikes);
        Numbers.write(out, activeSteps);
    }

    static Firing read(DataInput in, NetworkShape shape, int samples) throws IOException {
        Firing firing = new Firing(shape, samples);
        Numbers.read(in, firing.counts);
        Numbers.read(in, firing.spikes);
        Numbers.read(in, firing.activeSteps);
        return firing;
    }
}
