package dev.xylo.sim.internal.fast;

import dev.xylo.core.network.Alias;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Copies spikes along aliases after a layer was updated as if it had none.
 *
 * <p>Neurons run in index order: a target above its source starts its spike loop from the copied spikes, so its firing is taken back
 * and done again; a target below (or the source itself) simply carries more spikes.
 */
final class AliasLinks {
    // Neurons that take part, ascending, and their targets in the order given.
    private final int[] neurons;
    private final int[][] targets;
    private final int size;

    AliasLinks(List<Alias> aliases, int size) {
        this.size = size;
        TreeSet<Integer> involved = new TreeSet<>();
        for (Alias alias : aliases) {
            involved.add(alias.source());
            involved.add(alias.target());
        }
        this.neurons = involved.stream().mapToInt(i -> i).toArray();
        this.targets = new int[neurons.length][];
        for (int k = 0; k < neurons.length; k++) {
            int source = neurons[k];
            targets[k] = aliases.stream()
                    .filter(alias -> alias.source() == source)
                    .mapToInt(Alias::target)
                    .toArray();
        }
    }

    /** Finishes a step; {@code pending} is scratch, one per neuron. */
    void apply(Neurons layer, LayerState state, short[] pending) {
        if (neurons.length == 0 || state.list.size() == 0) {
            return;
        }
        Arrays.fill(pending, (short) 0);
        for (int k = 0; k < neurons.length; k++) {
            int source = neurons[k];
            if (pending[source] > 0) {
                fireAgain(layer, state, source, pending[source]);
            }
            // What this neuron emits does not grow while it copies it, even onto itself.
            int n = state.spikes[source];
            for (int target : targets[k]) {
                short[] slots = target > source ? pending : state.spikes;
                int sum = slots[target] + n;
                if (sum > layer.spikeCap) {
                    state.spikesClipped(target);
                    sum = layer.spikeCap;
                }
                slots[target] = (short) sum;
            }
        }
        state.list.collect(state.spikes, size);
    }

    private static void fireAgain(Neurons layer, LayerState state, int i, int already) {
        int below = layer.below[0][i];
        int threshold = below + 1;
        int rest = state.vMem[i];
        int v = rest + state.spikes[i] * threshold;
        if (rest > below) {
            state.capHits[i]--;
        }
        int room = layer.spikeCap - already;
        int n = v <= below ? 0 : threshold == 0 ? room : Math.min(room, v / threshold);
        v -= n * threshold;
        state.vMem[i] = (short) v;
        state.spikes[i] = (short) (already + n);
        if (v > below) {
            state.capHits[i]++;
        }
    }
}
