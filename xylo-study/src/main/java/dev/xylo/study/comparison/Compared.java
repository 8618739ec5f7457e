package dev.xylo.study.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Outcomes by method, width and network. */
public final class Compared {
    private final List<Variant> variants;
    private final List<Integer> bits;
    private final int samples;
    private final boolean labelled;
    private final int[] correct;
    private final Outcome[][][] outcomes;

    Compared(
            List<Variant> variants,
            List<Integer> bits,
            int samples,
            boolean labelled,
            int[] correct,
            Outcome[][][] outcomes) {
        this.variants = variants;
        this.bits = bits;
        this.samples = samples;
        this.labelled = labelled;
        this.correct = correct;
        this.outcomes = outcomes;
    }

    /**
     * Methods.
     *
     * @return in the order of the comparison
     */
    public List<Variant> variants() {
        return variants;
    }

    /**
     * Bits per weight.
     *
     * @return in the order of the comparison
     */
    public List<Integer> bits() {
        return bits;
    }

    /**
     * How many networks.
     *
     * @return at least 1
     */
    public int networks() {
        return correct.length;
    }

    /**
     * Samples that every outcome was measured on.
     *
     * @return at least 1
     */
    public int samples() {
        return samples;
    }

    /**
     * Whether accuracy was measured; else it is the agreement with the float network.
     *
     * @return true with labels
     */
    public boolean labelled() {
        return labelled;
    }

    /**
     * Mean accuracy of the float networks; 100 without labels.
     *
     * @return percent
     */
    public double floatPercent() {
        return 100 * Arrays.stream(correct).average().orElse(0) / samples;
    }

    /**
     * An outcome.
     *
     * @param variant index of the method
     * @param width index of the bits
     * @param network index of the network
     * @return what came out
     */
    public Outcome outcome(int variant, int width, int network) {
        return outcomes[variant][width][network];
    }

    /**
     * What is lost against the float network.
     *
     * @param variant index of the method
     * @param width index of the bits
     * @return percentage points by network; of whole numbers of samples
     */
    public double[] loss(int variant, int width) {
        return IntStream.range(0, networks())
                .mapToDouble(n -> 100.0 * (correct[n] - outcomes[variant][width][n].correct()) / samples)
                .toArray();
    }

    /**
     * Spikes that chip and float network share, over hidden and readout neurons.
     *
     * @param variant index of the method
     * @param width index of the bits
     * @return percent by network
     */
    public double[] spikeAgreement(int variant, int width) {
        return Arrays.stream(outcomes[variant][width])
                .mapToDouble(outcome -> 100 * outcome.spikes().value())
                .toArray();
    }
}
