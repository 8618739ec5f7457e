package dev.xylo.study.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Results in memory. */
final class MemoryStore implements TaskStore {
    private final AtomicReferenceArray<byte[]> results;

    MemoryStore(int tasks) {
        this.results = new AtomicReferenceArray<>(tasks);
    }

    @Override
    public boolean has(int task) {
        return results.get(task) != null;
    }

    @Override
    public void put(int task, byte[] result) {
        results.set(task, result);
    }

    @Override
    public byte[] get(int task) {
        return results.get(task);
    }
}
