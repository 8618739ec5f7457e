package dev.xylo.study.engine;

import java.io.IOException;

/** Long work, cut into tasks that know nothing of each other. Each is a pure function of the work; its result is bytes. */
public interface Work {
    /**
     * Number of tasks.
     *
     * @return at least 0
     */
    int tasks();

    /**
     * How long a task takes, as progress counts it.
     *
     * @param task index of the task
     * @return units, at least 1
     */
    long units(int task);

    /**
     * What a task works on, for people.
     *
     * @param task index of the task
     * @return a word or two
     */
    String name(int task);

    /**
     * Somebody to do it.
     *
     * @return belongs to one thread
     */
    Worker worker();

    /** Runs tasks of one work. */
    @FunctionalInterface
    interface Worker {
        /**
         * Runs a task.
         *
         * @param task its index
         * @param unit called after every unit
         * @return its result
         * @throws IOException if samples cannot be read
         */
        byte[] run(int task, Runnable unit) throws IOException;
    }
}
