package dev.xylo.sim.internal;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Counters;
import java.util.EnumMap;
import java.util.Map;

/** Mutable counters that a kernel adds to while it runs. */
public final class CounterTable {
    private final Map<Counter, long[]> counts = new EnumMap<>(Counter.class);

    /**
     * All zero.
     *
     * @param shape sizes
     */
    public CounterTable(NetworkShape shape) {
        for (Counter counter : Counter.values()) {
            counts.put(counter, new long[counter.width(shape)]);
        }
    }

    /**
     * The live array of a counter, for kernels to add to.
     *
     * @param counter the event
     * @return one count per neuron or channel
     */
    public long[] of(Counter counter) {
        return counts.get(counter);
    }

    /**
     * The counts so far.
     *
     * @return an immutable copy
     */
    public Counters toCounters() {
        return Counters.of(counts);
    }
}
