package dev.xylo.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What a block has come to.
 *
 * @param block the block
 * @param results a result for each of its tasks
 * @param attempt Spark's number of the attempt
 * @param workNanos time spent simulating; all other time of the attempt is overhead
 * @param kernel which kernel ran, and why
 */
record BlockResult(Block block, List<byte[]> results, long attempt, long workNanos, String kernel)
        implements Serializable {
    BlockResult {
        results = List.copyOf(results);
    }
}
