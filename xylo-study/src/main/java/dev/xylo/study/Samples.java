package dev.xylo.study;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Runs samples on several threads; each thread has a worker of its own, and takes the next sample when it is done with one. */
final class Samples {
    private Samples() {}

    /**
     * Calls a worker once for every sample index and waits for all.
     *
     * @param samples how many
     * @param threads how many threads, at least 1
     * @param worker makes one worker per thread; it must store its results by sample index
     */
    static void forEach(int samples, int threads, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable loop = () -> {
            try {
                IntConsumer own = worker.get();
                for (int i = next.getAndIncrement(); i < samples && failure.get() == null; i = next.getAndIncrement()) {
                    own.accept(i);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        Thread[] others = new Thread[Math.max(0, Math.min(threads, samples) - 1)];
        for (int i = 0; i < others.length; i++) {
            others[i] = Thread.ofPlatform().daemon().name("xylo-samples-" + i).start(loop);
        }
        loop.run();
        for (Thread thread : others) {
            join(thread);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
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
