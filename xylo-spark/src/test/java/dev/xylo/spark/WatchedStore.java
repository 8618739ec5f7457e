package dev.xylo.spark;

import dev.xylo.study.engine.TaskStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A store that remembers what was put, and fails after a number of results. */
final class WatchedStore implements TaskStore {
    private final TaskStore store;
    private final int limit;
    private final List<Integer> put = new ArrayList<>();

    WatchedStore(TaskStore store, int limit) {
        this.store = store;
        this.limit = limit;
    }

    List<Integer> put() {
        return put;
    }

    @Override
    public boolean has(int task) {
        return store.has(task);
    }

    @Override
    public synchronized void put(int task, byte[] result) throws IOException {
        if (put.size() >= limit) {
            throw new IOException("stopped by the test");
        }
        store.put(task, result);
        put.add(task);
    }

    @Override
    public void putAll(Map<Integer, byte[]> results) throws IOException {
        for (Map.Entry<Integer, byte[]> entry : results.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public byte[] get(int task) throws IOException {
        return store.get(task);
    }
}
