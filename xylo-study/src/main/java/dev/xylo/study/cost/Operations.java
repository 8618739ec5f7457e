package dev.xylo.study.cost;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.rules.Design;

/**
 * How many weights each spike meets. Non-zero weights are operations; reads also visit the zeros of the dense input and output rows.
 * Immutable; threads share it.
 */
public final class Operations {
    /** Membrane, its dash, threshold and bias. */
    private static final int WORDS_PER_NEURON = 4;

    private final NetworkShape shape;
    private final int[] ofInput;
    private final int[] ofHidden;
    private final int readsOfInput;
    private final int[] readsOfHidden;

    private Operations(XyloNetwork network) {
        shape = network.shape();
        int synapses = shape.synapses();
        ofInput = new int[shape.inputs()];
        ofHidden = new int[shape.hidden()];
        readsOfInput = shape.inputExpansion() * synapses;
        readsOfHidden = new int[shape.hidden()];
        count(network, Parameter.WEIGHTS_IN, ofInput, 0);
        count(network, Parameter.WEIGHTS_REC, ofHidden, 0);
        count(network, Parameter.WEIGHTS_OUT, ofHidden, shape.hiddenOfOutputRow(0));
        int[] fanOut = Design.of(network).fanOut();
        for (int h = 0; h < readsOfHidden.length; h++) {
            boolean isRead = h >= shape.hiddenOfOutputRow(0);
            // A recurrent connection is stored with its target.
            readsOfHidden[h] = fanOut[h] * (synapses + 1) + (isRead ? shape.outputs() : 0);
        }
    }

    /**
     * Of a network.
     *
     * @param network integers; which weights are 0 counts
     * @return its operations
     */
    public static Operations of(XyloNetwork network) {
        return new Operations(network);
    }

    private static void count(XyloNetwork network, Parameter weights, int[] perSource, int first) {
        if (!network.has(weights)) {
            return;
        }
        int size = network.shape().size(weights);
        int sources = network.shape().length(weights.axes().get(0));
        int perRow = size / sources;
        for (int i = 0; i < size; i++) {
            perSource[first + i / perRow] += network.value(weights, i) != 0 ? 1 : 0;
        }
    }

    long ofInput(int channel, int count) {
        return (long) ofInput[channel] * Math.min(count, Core.MAX_INPUT_SPIKES);
    }

    long ofHidden(int neuron, int count) {
        return (long) ofHidden[neuron] * count;
    }

    int readsOfInput() {
        return readsOfInput;
    }

    int readsOfHidden(int neuron) {
        return readsOfHidden[neuron];
    }

    int updatesPerStep() {
        return shape.hidden() + shape.outputs();
    }

    /** Also a current and its dash per synapse; readouts have one synapse. */
    int readsOfUpdates() {
        return shape.hidden() * (WORDS_PER_NEURON + 2 * shape.synapses()) + shape.outputs() * (WORDS_PER_NEURON + 2);
    }
}
