package dev.xylo.sim.internal.fast;

import static dev.xylo.core.arithmetic.Arithmetic.decay;
import static dev.xylo.core.arithmetic.Arithmetic.saturate;

/** Updates neurons one by one, exactly, with counts. */
final class NeuronLoop {
    private NeuronLoop() {}

    /**
     * Updates a stretch of neurons and lists their spikes.
     *
     * @param neurons parameters
     * @param layer read and written
     * @param from first neuron
     * @param to after the last one
     * @return whether anything moved
     */
    static boolean update(Neurons neurons, LayerState layer, int from, int to) {
        boolean moved = false;
        for (int i = from; i < to; i++) {
            moved |= integrate(neurons, layer, i);
            fire(neurons, layer, i);
        }
        return moved;
    }

    private static boolean integrate(Neurons neurons, LayerState layer, int i) {
        int sum = 0;
        int seen = 0;
        for (int synapse = 0; synapse < neurons.synapses(); synapse++) {
            int at = synapse * neurons.padded + i;
            int current = layer.current[at];
            int decayed = current - decay(current, neurons.dashSyn[synapse][i]);
            layer.current[at] = (short) decayed;
            seen |= current;
            sum += decayed;
        }
        int v = layer.vMem[i];
        int decay = decay(v, neurons.dashMem[i]);
        if (!neurons.changeSaturates) {
            int after = saturateCounted(v - decay + sum, layer, i);
            layer.vMem[i] = (short) after;
            return (seen | after ^ v) != 0;
        }
        int change = saturateCounted((short) -decay + sum, layer, i);
        if (neurons.bias != null) {
            change = saturateCounted(change + neurons.bias[i], layer, i);
        }
        layer.vMem[i] = (short) saturateCounted(v + change, layer, i);
        return (seen | change) != 0;
    }

    private static void fire(Neurons neurons, LayerState layer, int i) {
        int below = neurons.below[i];
        int v = layer.vMem[i];
        if (v <= below) {
            layer.spikes[i] = 0;
            return;
        }
        int threshold = below + 1;
        int n = threshold == 0 ? neurons.spikeCap : Math.min(neurons.spikeCap, v / threshold);
        v -= n * threshold;
        layer.vMem[i] = (short) v;
        layer.spikes[i] = (short) n;
        layer.list.add(i, n);
        if (v > below) {
            layer.capHits[i]++;
        }
    }

    private static int saturateCounted(int sum, LayerState layer, int i) {
        int clamped = saturate(sum);
        if (clamped != sum) {
            layer.vMemSaturations[i]++;
        }
        return clamped;
    }
}
