package dev.xylo.study.comparison;

import java.util.BitSet;

/**
 * What a method made of one network at one width.
 *
 * @param right samples decoded as their label, or without labels as the float network decodes them
 * @param hidden spikes of hidden neurons, shared with the float network
 * @param readout spikes of readout neurons, shared with the float network
 */
public record Outcome(BitSet right, SpikeAgreement hidden, SpikeAgreement readout) {
    /** Copies. */
    public Outcome {
        right = (BitSet) right.clone();
    }

    @Override
    public BitSet right() {
        return (BitSet) right.clone();
    }

    /**
     * Samples that are right here and wrong there.
     *
     * @param other another outcome on the same samples
     * @return at least 0
     */
    public int onlyHere(Outcome other) {
        BitSet only = right();
        only.andNot(other.right);
        return only.cardinality();
    }

    /**
     * How many samples are right.
     *
     * @return at least 0
     */
    public int correct() {
        return right.cardinality();
    }

    /**
     * Spikes of both layers.
     *
     * @return hidden and readout together
     */
    public SpikeAgreement spikes() {
        return hidden.plus(readout);
    }
}
