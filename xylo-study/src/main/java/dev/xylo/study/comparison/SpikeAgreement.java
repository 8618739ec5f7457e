package dev.xylo.study.comparison;

/**
 * How many spikes two runs share: spikes of the same neuron in the same step, over all neurons, steps and samples.
 *
 * @param shared sum of the smaller count
 * @param reference spikes of one run
 * @param other spikes of the other run
 */
public record SpikeAgreement(long shared, long reference, long other) {
    /** Of no run. */
    public static final SpikeAgreement NONE = new SpikeAgreement(0, 0, 0);

    /**
     * Share of all spikes that have a partner in the other run, {@code 2 shared / (reference + other)} (Dice's coefficient).
     *
     * @return 0..1; 1 if neither run has a spike
     */
    public double value() {
        long all = reference + other;
        return all == 0 ? 1 : 2.0 * shared / all;
    }

    /**
     * Of two stretches together.
     *
     * @param more the other stretch
     * @return sums
     */
    public SpikeAgreement plus(SpikeAgreement more) {
        return new SpikeAgreement(shared + more.shared, reference + more.reference, other + more.other);
    }

    /** Of one array of counts. */
    static SpikeAgreement of(int[] reference, int[] other) {
        long shared = 0;
        long left = 0;
        long right = 0;
        for (int i = 0; i < reference.length; i++) {
            shared += Math.min(reference[i], other[i]);
            left += reference[i];
            right += other[i];
        }
        return new SpikeAgreement(shared, left, right);
    }
}
