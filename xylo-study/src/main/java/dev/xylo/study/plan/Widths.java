package dev.xylo.study.plan;

import java.util.List;

/**
 * Bits of integers.
 *
 * @param perWeight of a weight, 2..16 each
 * @param perThreshold of a threshold, 2..16 each
 */
public record Widths(List<Integer> perWeight, List<Integer> perThreshold) {
    /** Copies. */
    public Widths {
        perWeight = List.copyOf(perWeight);
        perThreshold = List.copyOf(perThreshold);
    }
}
