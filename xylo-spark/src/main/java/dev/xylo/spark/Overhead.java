package dev.xylo.spark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * What Spark itself takes: an attempt's time from its launch until the driver has its result, less the time it compiled configurations
 * and simulated. Sending code and data, starting and fetching results are all in it. Threads share this.
 */
final class Overhead extends SparkListener {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    /** Of attempts, in seconds, as the driver sees them. */
    private final Map<Long, Double> durations = new HashMap<>();

    /** Attempts that came to something. */
    private final Map<Long, Attempt> attempts = new HashMap<>();

    private final Set<String> executors = new HashSet<>();
    private long units;
    private double wall;

    /**
     * A block's attempt.
     *
     * @param prepare seconds until the configurations were compiled
     * @param work seconds of simulation
     * @param probe whether it was run to measure, on an executor that had just started
     */
    private record Attempt(double prepare, double work, boolean probe) {
        double own() {
            return prepare + work;
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful()) {
            durations.put(end.taskInfo().taskId(), end.taskInfo().duration() / MILLIS);
            executors.add(end.taskInfo().executorId());
            notifyAll();
        }
    }

    /** A block is done, which held so many simulations. */
    synchronized void done(BlockResult block, long simulations, boolean probe) {
        attempts.put(block.attempt(), new Attempt(block.prepareNanos() / NANOS, block.workNanos() / NANOS, probe));
        units += simulations;
    }

    /** So long did a run take. */
    synchronized void ran(double seconds) {
        wall += seconds;
    }

    /** Spark tells a little later than it hands results over. */
    synchronized void await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!durations.keySet().containsAll(attempts.keySet()) && System.nanoTime() < end) {
            wait(50);
        }
    }

    /**
     * Overhead of the middle block.
     *
     * @return seconds; 0 if there is none
     */
    synchronized double median() {
        double[] all =
                attempts.keySet().stream().mapToDouble(this::overhead).sorted().toArray();
        return all.length == 0 ? 0 : all[all.length / 2];
    }

    private double overhead(long attempt) {
        double own = attempts.get(attempt).own();
        return Math.max(0, durations.getOrDefault(attempt, own) - own);
    }

    private double sum(ToDoubleFunction<Long> what, Predicate<Attempt> which) {
        return attempts.keySet().stream()
                .filter(attempt -> which.test(attempts.get(attempt)))
                .mapToDouble(what)
                .sum();
    }

    /** One line for people; empty if nothing was run. */
    synchronized String summary(double stepsPerSample) {
        if (attempts.isEmpty()) {
            return "";
        }
        double work = sum(attempt -> attempts.get(attempt).work(), attempt -> true);
        double blocks = sum(this::overhead, attempt -> !attempt.probe());
        double all = blocks + sum(attempt -> attempts.get(attempt).own(), attempt -> !attempt.probe());
        return String.format(
                Locale.ROOT,
                "Spark: %d blocks in %.1f s on %d %s; %.1f core-seconds of simulation, %.2f us per simulated step; overhead %.0f ms"
                        + " per block (median), %.1f %% of their time; %.2f core-seconds to start and %.2f to"
                        + " compile configurations",
                attempts.size(),
                wall,
                executors.size(),
                executors.size() == 1 ? "executor" : "executors",
                work,
                1e6 * work / (units * stepsPerSample),
                MILLIS * median(),
                100 * blocks / Math.max(all, 1e-9),
                sum(this::overhead, Attempt::probe),
                sum(attempt -> attempts.get(attempt).prepare(), attempt -> true));
    }
}
