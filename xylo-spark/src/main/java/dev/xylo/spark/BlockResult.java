package dev.xylo.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What a block has come to.
 *
 * @param block the block
 * @param results a result for each of its tasks
 * @param attempt Spark's number of the attempt
 * @param prepareNanos time until the program and the block's configurations were compiled
 * @param workNanos time spent simulating; all other time of the attempt is Spark's
 * @param kernel which kernel ran, and why
 */
record BlockResult(Block block, List<byte[]> results, long attempt, long prepareNanos, long workNanos, String kernel)
        implements Serializable {
    BlockResult {
        results = List.copyOf(results);
    }
}
