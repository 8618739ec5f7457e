package dev.xylo.sim.internal.fast;

import static dev.xylo.core.arithmetic.Arithmetic.decay;
import static dev.xylo.core.arithmetic.Arithmetic.saturate;

/** Updates neurons one by one. */
public final class ScalarNeurons implements NeuronLoops {
    /** Stateless. */
    public ScalarNeurons() {}

    @Override
    public void update(Neurons neurons, LayerState layer) {
        layer.list.clear();
        boolean moved = false;
        for (int i = 0; i < neurons.size; i++) {
            moved |= integrate(neurons, layer, i);
            fire(neurons, layer, i);
        }
        layer.moved = moved;
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
        change = saturateCounted(change + neurons.bias[i], layer, i);
        layer.vMem[i] = (short) saturateCounted(v + change, layer, i);
        return (seen | change) != 0;
    }

    private static void fire(Neurons neurons, LayerState layer, int i) {
        int below = neurons.below[0][i];
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
