package dev.xylo.sim.internal.fast;

/** Sources that spiked in a step, in index order, and how often. */
public final class SpikeList {
    private final int[] sources;
    private final int[] counts;
    private int size;

    SpikeList(int capacity) {
        this.sources = new int[capacity];
        this.counts = new int[capacity];
    }

    /** Forgets all spikes. */
    public void clear() {
        size = 0;
    }

    /**
     * Appends.
     *
     * @param source index, above all before it
     * @param count 1..31
     */
    public void add(int source, int count) {
        sources[size] = source;
        counts[size++] = count;
    }

    int size() {
        return size;
    }

    int source(int k) {
        return sources[k];
    }

    int count(int k) {
        return counts[k];
    }

    /** Lists the neurons of a layer that spiked. */
    void collect(short[] spikes, int neurons) {
        clear();
        for (int i = 0; i < neurons; i++) {
            if (spikes[i] != 0) {
                add(i, spikes[i]);
            }
        }
    }
}
