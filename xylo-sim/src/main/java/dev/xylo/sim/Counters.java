package dev.xylo.sim;

import dev.xylo.core.network.NetworkShape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts of a run by {@link Counter} and neuron. Immutable. */
public final class Counters {
    private final Map<Counter, long[]> counts;

    private Counters(Map<Counter, long[]> counts) {
        this.counts = counts;
    }

    /**
     * All zero.
     *
     * @param shape sizes of the network
     * @return no events
     */
    public static Counters none(NetworkShape shape) {
        Map<Counter, long[]> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            counts.put(counter, new long[counter.width(shape)]);
        }
        return new Counters(counts);
    }

    /**
     * From arrays, copied.
     *
     * @param counts one array for every counter
     * @return the counters
     * @throws IllegalArgumentException if a counter is missing
     */
    public static Counters of(Map<Counter, long[]> counts) {
        Map<Counter, long[]> copy = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            long[] array = counts.get(counter);
            if (array == null) {
                throw new IllegalArgumentException("no counts for " + counter);
            }
            copy.put(counter, array.clone());
        }
        return new Counters(copy);
    }

    /**
     * Counts per neuron.
     *
     * @param counter the event
     * @return a copy, one count per neuron or channel
     */
    public long[] perNeuron(Counter counter) {
        return counts.get(counter).clone();
    }

    /**
     * Count over all neurons.
     *
     * @param counter the event
     * @return the sum
     */
    public long total(Counter counter) {
        return Arrays.stream(counts.get(counter)).sum();
    }

    /**
     * Sum of two runs of the same network.
     *
     * @param other counters of the other run
     * @return a new object
     */
    public Counters plus(Counters other) {
        Map<Counter, long[]> sum = new EnumMap<>(Counter.class);
        counts.forEach((counter, array) -> {
            long[] total = array.clone();
            long[] more = other.counts.get(counter);
            for (int i = 0; i < total.length; i++) {
                total[i] += more[i];
            }
            sum.put(counter, total);
        });
        return new Counters(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters that
                && Arrays.stream(Counter.values()).allMatch(c -> Arrays.equals(counts.get(c), that.counts.get(c)));
    }

    @Override
    public int hashCode() {
        return Arrays.stream(Counter.values())
                .mapToInt(c -> Arrays.hashCode(counts.get(c)))
                .reduce(1, (a, b) -> 31 * a + b);
    }

    @Override
    public String toString() {
        return Arrays.stream(Counter.values())
                .map(c -> c.key() + " " + total(c))
                .collect(Collectors.joining(", ", "Counters(", ")"));
    }
}
