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
     * The tasks from some place on, as a store of their own: several works share one store.
     *
     * @param first index of the task that is 0 there
     * @return a view
     */
    default TaskStore from(int first) {
        TaskStore whole = this;
        return new TaskStore() {
            @Override
            public boolean has(int task) {
                return whole.has(first + task);
            }

            @Override
            public void put(int task, byte[] result) throws IOException {
                whole.put(first + task, result);
            }

            @Override
            public byte[] get(int task) throws IOException {
                return whole.get(first + task);
            }
        };
    }

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
