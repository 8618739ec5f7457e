package dev.xylo.study.engine;

import java.io.IOException;

/** Keeps the results of tasks. Threads share it. */
public interface TaskStore {
    /**
     * Whether a task is done.
     *
     * @param task index of the task
     * @return false if it must be run
     */
    boolean has(int task);

    /**
     * Keeps a result; a durable store has it safe when this returns.
     *
     * @param task index of the task
     * @param result its result
     * @throws IOException if it cannot be kept
     */
    void put(int task, byte[] result) throws IOException;

    /**
     * A result that was put.
     *
     * @param task index of a task that is done
     * @return its result
     * @throws IOException if it cannot be read
     */
    byte[] get(int task) throws IOException;

    /**
     * A store that is gone with the program.
     *
     * @param tasks number of tasks
     * @return an empty store
     */
    static TaskStore inMemory(int tasks) {
        return new MemoryStore(tasks);
    }
}
