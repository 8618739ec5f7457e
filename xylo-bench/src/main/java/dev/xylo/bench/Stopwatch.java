package dev.xylo.bench;

/** Times what the programs beside JMH measure. */
final class Stopwatch {
    private Stopwatch() {}

    /**
     * Mean time of a run.
     *
     * @param task run at least once
     * @param atLeast for how long, nanoseconds
     * @return nanoseconds
     */
    static double nanosPerRun(Runnable task, long atLeast) {
        long start = System.nanoTime();
        long runs = 0;
        long elapsed;
        do {
            task.run();
            runs++;
            elapsed = System.nanoTime() - start;
        } while (elapsed < atLeast);
        return (double) elapsed / runs;
    }
}
