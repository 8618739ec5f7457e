package dev.xylo.study.cluster;

import dev.xylo.study.engine.TaskEngine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs tasks on other machines. The programs that it runs must have been made from the files that their plan names, so that the other
 * machines can be given the same.
 */
public interface Cluster extends TaskEngine, AutoCloseable {
    /**
     * A file that may be named by the address of a shared file system, such as {@code hdfs://host/test.npz}.
     *
     * @param given a path, or an address written as a path, in which {@code //} has become {@code /}
     * @return a file of this machine with the same content: the path itself, or a copy that is deleted when the cluster is closed. The
     *     other machines read from the address.
     * @throws IOException if it cannot be read
     */
    Path fetch(Path given) throws IOException;

    /**
     * Where the work is done, for people.
     *
     * @return such as {@code Spark, local[2] (2 cores)}
     */
    String description();

    /**
     * What the engine itself has cost so far, for people.
     *
     * @return one line; empty if nothing was run
     */
    String summary();

    /** Gives all machines back. */
    @Override
    void close();
}
