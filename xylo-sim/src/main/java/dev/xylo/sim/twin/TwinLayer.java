package dev.xylo.sim.twin;

import java.util.List;

/**
 * Neurons of the hidden or the readout layer, ready to step. Immutable.
 *
 * @param size neurons
 * @param spikeCap most spikes of a neuron in one step
 * @param threshold by neuron
 * @param alpha what is left of the membrane after a step, by neuron
 * @param beta what is left of the synaptic current, by synapse and neuron
 * @param bias by neuron
 * @param aliasTargets by neuron, where its spikes are copied to; empty for the readout
 * @param single whether states are rounded to single precision after every operation, as torch's are
 */
record TwinLayer(
        int size,
        double spikeCap,
        double[] threshold,
        double[] alpha,
        double[][] beta,
        double[] bias,
        List<List<Integer>> aliasTargets,
        boolean single) {

    /**
     * Steps one neuron: decay, integration, spikes, reset by subtraction.
     *
     * @param state state of this layer
     * @param i the neuron
     * @param room most spikes that it may give
     * @return its spikes
     */
    double fire(LayerState state, int i, double room) {
        if (single) {
            return fireSingle(state, i, room);
        }
        double v = state.vMem()[i] * alpha[i];
        double current = 0;
        for (int synapse = 0; synapse < beta.length; synapse++) {
            state.iSyn()[synapse][i] *= beta[synapse][i];
            current += state.iSyn()[synapse][i];
        }
        v += current + bias[i];
        double n = v >= threshold[i] ? Math.min(room, threshold[i] == 0 ? room : Math.floor(v / threshold[i])) : 0;
        state.vMem()[i] = v - n * threshold[i];
        return n;
    }

    /** The same in single precision: a membrane that reaches its threshold by a rounding error of torch's does so here. */
    private double fireSingle(LayerState state, int i, double room) {
        float v = (float) state.vMem()[i] * (float) alpha[i];
        float current = 0;
        for (int synapse = 0; synapse < beta.length; synapse++) {
            float iSyn = (float) state.iSyn()[synapse][i] * (float) beta[synapse][i];
            state.iSyn()[synapse][i] = iSyn;
            current += iSyn;
        }
        v = v + current + (float) bias[i];
        float level = (float) threshold[i];
        double n = v >= level ? Math.min(room, level == 0 ? room : Math.floor(v / level)) : 0;
        state.vMem()[i] = v - (float) n * level;
        return n;
    }
}
