package dev.xylo.study;

import java.util.List;
import java.util.Optional;

/** Decoded output of one simulation of the whole data set. Immutable. */
public final class Outcome {
    private final String name;
    private final long[][] counts;
    private final List<Integer> decoded;
    private final Optional<Proportion> accuracy;
    private final boolean[] correct;

    Outcome(String name, long[][] counts, int[] labels) {
        this.name = name;
        this.counts = counts;
        this.decoded = java.util.Arrays.stream(counts).map(Decoder::decode).toList();
        this.correct = new boolean[labels.length];
        int successes = 0;
        for (int i = 0; i < labels.length; i++) {
            correct[i] = decoded.get(i) == labels[i];
            successes += correct[i] ? 1 : 0;
        }
        this.accuracy = labels.length == 0 ? Optional.empty() : Optional.of(new Proportion(successes, labels.length));
    }

    /**
     * Name in tables and files.
     *
     * @return {@code float}, or the configuration's name
     */
    public String name() {
        return name;
    }

    /**
     * Output spike counts.
     *
     * @return a copy, {@code [sample][readout neuron]}
     */
    public long[][] counts() {
        return java.util.Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /**
     * The class of every sample: largest count, ties to the lowest index.
     *
     * @return unmodifiable, in the samples' order
     */
    public List<Integer> decoded() {
        return decoded;
    }

    /**
     * Share of samples decoded as their label.
     *
     * @return empty if the data set has no labels
     */
    public Optional<Proportion> accuracy() {
        return accuracy;
    }

    /** Which samples are decoded as their label; of length 0 if there are no labels. */
    boolean[] correct() {
        return correct.clone();
    }

    /**
     * Share of samples decoded as another outcome decodes them.
     *
     * @param other of the same data set
     * @return the agreement
     */
    public Proportion agreement(Outcome other) {
        int same = 0;
        for (int i = 0; i < decoded.size(); i++) {
            same += decoded.get(i).equals(other.decoded.get(i)) ? 1 : 0;
        }
        return new Proportion(same, decoded.size());
    }
}
