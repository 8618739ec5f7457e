package dev.xylo.sim;

import dev.xylo.core.raster.SpikeRaster;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Many samples of one network, each from reset, over several threads. Results come in the order of the samples and depend on nothing
 * else. Threads take the next sample when they are done with their own, so samples of unequal length do not wait for each other.
 */
public final class Batch {
    private final Simulator simulator;
    private final List<SpikeRaster> samples;
    private final Set<StateVariable> record;
    private final AtomicReferenceArray<Recording> recordings;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Batch(Simulator simulator, List<SpikeRaster> samples, Set<StateVariable> record) {
        this.simulator = simulator;
        this.samples = List.copyOf(samples);
        this.record = Set.copyOf(record);
        this.recordings = new AtomicReferenceArray<>(samples.size());
    }

    /**
     * Runs all samples on all cores.
     *
     * @param simulator gives the compiled network; its own state is neither read nor changed
     * @param samples spike counts {@code (T, Nin)}, T may differ from sample to sample
     * @param record what to record besides output spikes
     * @return one recording per sample, in their order
     * @throws IllegalArgumentException as {@link Simulator#run(SpikeRaster, Set)}
     */
    public static List<Recording> run(Simulator simulator, List<SpikeRaster> samples, Set<StateVariable> record) {
        return run(simulator, samples, record, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Runs all samples.
     *
     * @param simulator gives the compiled network; its own state is neither read nor changed
     * @param samples spike counts {@code (T, Nin)}, T may differ from sample to sample
     * @param record what to record besides output spikes
     * @param threads how many threads, the caller's among them, at least 1
     * @return one recording per sample, in their order
     * @throws IllegalArgumentException as {@link Simulator#run(SpikeRaster, Set)}, or if there is no thread
     */
    public static List<Recording> run(
            Simulator simulator, List<SpikeRaster> samples, Set<StateVariable> record, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        return new Batch(simulator, samples, record).run(threads);
    }

    private List<Recording> run(int threads) {
        Thread[] others = new Thread[Math.max(0, Math.min(threads, samples.size()) - 1)];
        for (int i = 0; i < others.length; i++) {
            others[i] = Thread.ofPlatform().daemon().name("xylo-batch-" + i).start(this::work);
        }
        work();
        for (Thread other : others) {
            join(other);
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure.get());
        }
        Recording[] ordered = new Recording[samples.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = Objects.requireNonNull(recordings.get(i));
        }
        return List.of(ordered);
    }

    private void work() {
        try {
            Simulator own = simulator.fork();
            for (int i = next.getAndIncrement();
                    i < samples.size() && failure.get() == null;
                    i = next.getAndIncrement()) {
                own.reset();
                recordings.set(i, own.run(samples.get(i), record));
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new IllegalStateException("interrupted", e));
            Thread.currentThread().interrupt();
        }
    }
}
