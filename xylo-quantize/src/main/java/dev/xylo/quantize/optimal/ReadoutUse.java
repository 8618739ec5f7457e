package dev.xylo.quantize.optimal;

/**
 * How the readout's answer is used, where that is not by single spikes.
 *
 * @param factor by which the chip's output thresholds are larger than the float network's, at least 1: a readout that spikes several times in
 *     a step in float spikes at most once on the chip, and a common factor keeps counts proportional
 * @param silent whether the membrane or current is read and no spike is meant: the float threshold then has no say, all readouts get one
 *     scale, so that their states compare, and the chip's threshold is the largest there is
 */
public record ReadoutUse(double factor, boolean silent) {
    /** A membrane may rise to so many of the chip's thresholds before its one spike takes one off. */
    static final double ROOM = 2;

    /** Spikes count, one by one. */
    public static final ReadoutUse SPIKES = new ReadoutUse(1, false);

    /** Membrane or current is read. */
    public static final ReadoutUse STATES = new ReadoutUse(1, true);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the factor is below 1
     */
    public ReadoutUse {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("output thresholds times " + factor + ": the factor is at least 1");
        }
    }
}
