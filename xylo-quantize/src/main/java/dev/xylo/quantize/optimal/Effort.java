package dev.xylo.quantize.optimal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a calibration may take, and who is told how far it is. A result depends on the machine only if the time was over, and then says
 * so. Threads share it.
 */
public final class Effort {
    private final long start = System.nanoTime();
    private final double seconds;
    private final Listener listener;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private volatile int total;

    /** Told about every neuron that is settled; calls come from any thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A neuron is settled.
         *
         * @param done neurons so far
         * @param total neurons of the network
         */
        void settled(int done, int total);
    }

    private Effort(double seconds, Listener listener) {
        this.seconds = seconds;
        this.listener = listener;
    }

    /**
     * As long as it takes, and nobody is told.
     *
     * @return an effort
     */
    public static Effort unlimited() {
        return unlimited((done, total) -> {});
    }

    /**
     * As long as it takes.
     *
     * @param listener told about every neuron
     * @return an effort
     */
    public static Effort unlimited(Listener listener) {
        return new Effort(Double.POSITIVE_INFINITY, listener);
    }

    /**
     * A time from now on. Neurons that are not observed by then are quantized as {@code optimal} does, integers that are not searched by then
     * are the nearest ones.
     *
     * @param seconds at least 0
     * @param listener told about every neuron
     * @return an effort
     * @throws IllegalArgumentException if the time is negative or no number
     */
    public static Effort of(double seconds, Listener listener) {
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("the time budget is " + seconds + " s; it must be at least 0");
        }
        return new Effort(seconds, listener);
    }

    double seconds() {
        return seconds;
    }

    boolean over() {
        return seconds < Double.POSITIVE_INFINITY && (System.nanoTime() - start) / 1e9 >= seconds;
    }

    void begin(int neurons) {
        total = neurons;
        done.set(0);
        cut.set(0);
    }

    void settled(boolean whole) {
        if (!whole) {
            cut.incrementAndGet();
        }
        listener.settled(done.incrementAndGet(), total);
    }

    /** Neurons that the time was too short for. */
    int cut() {
        return cut.get();
    }
}
