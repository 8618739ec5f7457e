package dev.xylo.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * What Spark itself takes: an attempt's time from its launch until the driver has its result, less the time it simulated. Sending code and
 * data, starting, compiling configurations and fetching results are all in it. Threads share this.
 */
final class Overhead extends SparkListener {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    /** Of attempts, in seconds. */
    private final Map<Long, Double> durations = new HashMap<>();

    private final Map<Long, Double> work = new HashMap<>();
    private long units;

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful()) {
            durations.put(end.taskInfo().taskId(), end.taskInfo().duration() / MILLIS);
            notifyAll();
        }
    }

    /** A block is done, which held so many simulations. */
    synchronized void done(BlockResult block, long simulations) {
        work.put(block.attempt(), block.workNanos() / NANOS);
        units += simulations;
    }

    /** Spark tells a little later than it hands results over. */
    synchronized void await() throws InterruptedException {
        long end = System.nanoTime() + 2_000_000_000L;
        while (!durations.keySet().containsAll(work.keySet()) && System.nanoTime() < end) {
            wait(50);
        }
    }

    /**
     * Overhead of the middle block.
     *
     * @return seconds; 0 if there is none
     */
    synchronized double median() {
        List<Double> all = new ArrayList<>();
        durations.forEach((attempt, seconds) -> {
            if (work.containsKey(attempt)) {
                all.add(Math.max(0, seconds - work.get(attempt)));
            }
        });
        all.sort(null);
        return all.isEmpty() ? 0 : all.get(all.size() / 2);
    }

    /** Seconds that were simulated. */
    synchronized double work() {
        return work.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Seconds that all blocks took. */
    private double total() {
        return work.keySet().stream()
                .mapToDouble(attempt -> durations.getOrDefault(attempt, work.get(attempt)))
                .sum();
    }

    /** One line for people; empty if nothing was run. */
    synchronized String summary(double stepsPerSample) {
        if (work.isEmpty()) {
            return "";
        }
        double total = total();
        return String.format(
                Locale.ROOT,
                "Spark: %d blocks, %.2f s each on average; %.1f s of simulation, %.2f us per simulated step; overhead %.0f ms per"
                        + " block (median), %.1f %% in all",
                work.size(),
                total / work.size(),
                work(),
                1e6 * work() / (units * stepsPerSample),
                MILLIS * median(),
                100 * (1 - work() / total));
    }
}
