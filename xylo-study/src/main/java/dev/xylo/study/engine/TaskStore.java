package dev.xylo.study.engine;

import java.io.IOException;
import java.util.Map;

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
     * Keeps several results; a durable store has all of them safe when this returns.
     *
     * @param results by index of the task
     * @throws IOException if they cannot be kept
     */
    default void putAll(Map<Integer, byte[]> results) throws IOException {
        for (Map.Entry<Integer, byte[]> entry : results.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

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
