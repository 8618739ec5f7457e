package dev.xylo.study.engine;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.decode.Decoding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Spikes of one variant over a stretch of samples, of the readout by sample, of the hidden neurons summed over all steps; and the scores
 * that its decoder read. Mergeable; belongs to one thread while it is filled.
 */
public final class Firing {
    private final int samples;
    private final int outputs;
    private final int[] counts;
    private final double[] scores;
    private final Decoding decoding;
    private final long[] spikes;
    private final long[] activeSteps;

    Firing(NetworkShape shape, int samples, Decoding decoding) {
        this.samples = samples;
        this.outputs = shape.outputs();
        this.counts = new int[Math.multiplyExact(samples, outputs)];
        this.scores = new double[Math.multiplyExact(samples, decoding.scores(shape))];
        this.decoding = decoding;
        this.spikes = new long[shape.hidden()];
        this.activeSteps = new long[shape.hidden()];
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
     * Scores of a sample.
     *
     * @param sample index in this stretch
     * @return a copy, by class
     */
    public double[] scores(int sample) {
        int classes = classes();
        return Arrays.copyOfRange(scores, sample * classes, (sample + 1) * classes);
    }

    /**
     * Scores of all samples.
     *
     * @return a copy, {@code (samples, classes)}, row-major
     */
    public double[] scores() {
        return scores.clone();
    }

    /**
     * How many classes there are.
     *
     * @return at least 1
     */
    public int classes() {
        return scores.length / samples;
    }

    /**
     * Class of every sample: largest score, ties to the lowest index.
     *
     * @return in the samples' order
     */
    public int[] decoded() {
        return IntStream.range(0, samples)
                .map(sample -> decoding.decide(scores(sample)))
                .toArray();
    }

    /**
     * Samples in which no readout spikes.
     *
     * @return 0..{@link #samples}
     */
    public int silent() {
        return count(this::silent);
    }

    /**
     * Samples whose largest score several classes share: the tie rule decides, not the network.
     *
     * @return 0..{@link #samples}
     */
    public int tied() {
        return count(this::tied);
    }

    private boolean silent(int sample) {
        return Arrays.stream(counts(sample)).allMatch(count -> count == 0);
    }

    private boolean tied(int sample) {
        return decoding.tied(scores(sample));
    }

    private int count(IntPredicate which) {
        return (int) IntStream.range(0, samples).filter(which).count();
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

    void scores(int sample, double[] ofClasses) {
        System.arraycopy(ofClasses, 0, scores, sample * ofClasses.length, ofClasses.length);
    }

    /** Adds a step's spikes of a hidden neuron. */
    void hidden(int neuron, int count) {
        spikes[neuron] += count;
        activeSteps[neuron] += count > 0 ? 1 : 0;
    }

    /** Adds a block whose first sample is sample {@code at} here. */
    void merge(int at, Firing block) {
        System.arraycopy(block.counts, 0, counts, at * outputs, block.counts.length);
        System.arraycopy(block.scores, 0, scores, at * classes(), block.scores.length);
        for (int i = 0; i < spikes.length; i++) {
            spikes[i] += block.spikes[i];
            activeSteps[i] += block.activeSteps[i];
        }
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, counts);
        Numbers.write(out, scores);
        Numbers.write(out, spikes);
        Numbers.write(out, activeSteps);
    }

    static Firing read(DataInput in, NetworkShape shape, int samples, Decoding decoding) throws IOException {
        Firing firing = new Firing(shape, samples, decoding);
        Numbers.read(in, firing.counts);
        Numbers.read(in, firing.scores);
        Numbers.read(in, firing.spikes);
        Numbers.read(in, firing.activeSteps);
        return firing;
    }
}
