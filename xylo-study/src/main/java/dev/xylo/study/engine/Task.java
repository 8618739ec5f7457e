package dev.xylo.study.engine;

import java.io.Serializable;

/**
 * One piece of work: some variants of the network on one block of samples.
 *
 * @param index place in the program's list of tasks, which is the order of reduction
 * @param group which variants: 0 are the float baselines, the others a few configurations each
 * @param from first sample, inclusive
 * @param to last sample, exclusive
 */
public record Task(int index, int group, int from, int to) implements Serializable {
    /**
     * Number of samples.
     *
     * @return at least 1
     */
    public int samples() {
        return to - from;
    }
}
