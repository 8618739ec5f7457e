package dev.xylo.spark;

import dev.xylo.study.engine.Task;
import java.io.Serializable;
import java.util.List;

/**
 * Tasks of a study that one Spark task runs, one after the other: the same configurations on consecutive samples.
 *
 * @param tasks at least one
 */
record Block(List<Task> tasks) implements Serializable {
    Block {
        tasks = List.copyOf(tasks);
    }
}
