package dev.xylo.sim.decode;

import java.util.OptionalInt;

/**
 * When a detector says yes: one score is at least a threshold.
 *
 * @param positive the class that is detected, against all others; empty for the only readout of a network
 * @param threshold in the unit of the score
 */
public record DetectionRule(OptionalInt positive, double threshold) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the class is negative, or the threshold not finite
     */
    public DetectionRule {
        if (positive.orElse(0) < 0 || !Double.isFinite(threshold)) {
            throw new IllegalArgumentException("a detector needs a class from 0 on and a finite threshold");
        }
    }

    /**
     * Place of the score that is looked at.
     *
     * @return index of the class
     */
    public int readout() {
        return positive.orElse(0);
    }
}
