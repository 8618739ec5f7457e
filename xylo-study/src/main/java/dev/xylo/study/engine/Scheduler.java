package dev.xylo.study.engine;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Runs the tasks that a store does not have, on several threads; each takes the next one when it is done with its own. */
public final class Scheduler {
    private final Work work;
    private final TaskStore store;
    private final Progress progress;
    private final int[] open;
    private final long total;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Scheduler(Work work, TaskStore store, Progress progress) {
        this.work = work;
        this.store = store;
        this.progress = progress;
        this.open = IntStream.range(0, work.tasks())
                .filter(task -> !store.has(task))
                .toArray();
        this.total = IntStream.range(0, work.tasks()).mapToLong(work::units).sum();
    }

    /**
     * Runs everything that is left.
     *
     * @param work what to run
     * @param store has what is done already, and gets the rest
     * @param threads how many threads, at least 1
     * @param progress told about every unit
     * @throws IOException if samples cannot be read, or a result cannot be kept
     */
    public static void run(Work work, TaskStore store, int threads, Progress progress) throws IOException {
        new Scheduler(work, store, progress).run(threads);
    }

    private void run(int threads) throws IOException {
        long before = total - Arrays.stream(open).mapToLong(work::units).sum();
        done.set(before);
        if (before > 0) {
            progress.resumed(before, total);
        }
        Thread[] others = new Thread[Math.max(0, Math.min(threads, open.length) - 1)];
        for (int i = 0; i < others.length; i++) {
            others[i] = Thread.ofPlatform().daemon().name("xylo-study-" + i).start(this::work);
        }
        work();
        for (Thread thread : others) {
            join(thread);
        }
        rethrow(failure.get());
    }

    private void work() {
        try {
            Work.Worker worker = work.worker();
            for (int i = next.getAndIncrement(); i < open.length && failure.get() == null; i = next.getAndIncrement()) {
                int task = open[i];
                String name = work.name(task);
                byte[] result = worker.run(task, () -> progress.done(name, done.incrementAndGet(), total));
                store.put(task, result);
            }
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private static void rethrow(Throwable thrown) throws IOException {
        switch (thrown) {
            case null -> {}
            case IOException e -> throw e;
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
