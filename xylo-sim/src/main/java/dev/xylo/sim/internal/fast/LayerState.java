package dev.xylo.sim.internal.fast;

/** Working state of one layer during one run; belongs to one thread. */
public final class LayerState {
    // Short counts go over to long ones before they can overflow: a membrane clamps at most three times a step.
    private static final int FLUSH_EVERY = Short.MAX_VALUE / 3;

    /** Synaptic currents, synapse after synapse, each padded: neuron i of synapse s is {@code current[s * padded + i]}. */
    public final short[] current;

    /** Membrane potentials, padded. */
    public final short[] vMem;

    /** Spikes of the last step, padded. */
    public final short[] spikes;

    /** The neurons that spiked in the last step. */
    public final SpikeList list;

    /** Spike loops that ended at the cap since the last flush, padded. */
    public final short[] capHits;

    /** Clamped deliveries since the last flush, laid out as the currents. */
    public final short[] currentClamps;

    /** Clamped sums of the membrane since the last flush, padded. */
    public final short[] vMemClamps;

    /** Scratch of an update, padded. */
    public final short[] sums;

    /** Whether the last update changed a state, or found a current that was not 0. */
    public boolean moved = true;

    final long[][] currentSaturations;
    final long[] vMemSaturations;
    private final int padded;
    private final long[] allCapHits;
    private int stepsSinceFlush;
    private int rowsSinceFlush;

    LayerState(Neurons neurons, long[][] currentSaturations, long[] vMemSaturations, long[] capHits) {
        this.padded = neurons.padded;
        this.current = new short[padded * neurons.synapses()];
        this.vMem = new short[padded];
        this.spikes = new short[padded];
        this.list = new SpikeList(neurons.size);
        this.capHits = new short[padded];
        this.currentClamps = new short[current.length];
        this.vMemClamps = new short[padded];
        this.sums = new short[padded];
        this.currentSaturations = currentSaturations;
        this.vMemSaturations = vMemSaturations;
        this.allCapHits = capHits;
    }

    void load(int[][] iSyn, int[] v, int[] pending) {
        for (int i = 0; i < v.length; i++) {
            for (int at = i, synapse = 0; at < current.length; at += padded, synapse++) {
                current[at] = (short) iSyn[synapse][i];
            }
            vMem[i] = (short) v[i];
            spikes[i] = (short) pending[i];
        }
        list.collect(spikes, v.length);
    }

    void store(int[][] iSyn, int[] v, int[] pending) {
        for (int i = 0; i < v.length; i++) {
            for (int at = i, synapse = 0; at < current.length; at += padded, synapse++) {
                iSyn[synapse][i] = current[at];
            }
            v[i] = vMem[i];
            pending[i] = spikes[i];
        }
        flush();
    }

    /** Whether an update without deliveries would change nothing and fire nothing, now and for ever. */
    boolean isAtRest() {
        return !moved && list.size() == 0;
    }

    void afterStep() {
        if (++stepsSinceFlush == FLUSH_EVERY) {
            flush();
        }
    }

    /** Makes room for the clamped deliveries of that many rows. */
    void expect(int rows) {
        if (rowsSinceFlush + rows > Short.MAX_VALUE) {
            flush();
        }
        rowsSinceFlush += rows;
    }

    /** Counts one clipped alias delivery; there may be several in a step. */
    void spikesClipped(int neuron) {
        allCapHits[neuron]++;
    }

    private void flush() {
        for (int i = 0; i < allCapHits.length; i++) {
            allCapHits[i] += capHits[i];
            capHits[i] = 0;
            vMemSaturations[i] += vMemClamps[i];
            vMemClamps[i] = 0;
            for (int at = i, synapse = 0; at < current.length; at += padded, synapse++) {
                currentSaturations[synapse][i] += currentClamps[at];
                currentClamps[at] = 0;
            }
        }
        rowsSinceFlush = 0;
        stepsSinceFlush = 0;
    }
}
