package dev.xylo.study.cost;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;

/**
 * What the cycle model needs to know of a network.
 *
 * @param inputs input channels
 * @param hidden hidden neurons
 * @param outputs readout neurons
 * @param reached hidden neurons with any non-zero input weight on synapse 1
 * @param read hidden neurons with any non-zero output weight
 * @param fanOut mean number of non-zero recurrent weights on synapse 1 per hidden neuron
 * @param aliasTargets mean number of alias links that arrive at a hidden neuron
 * @param aliasSources mean number of alias links that leave a hidden neuron
 * @param secondSynapse whether the second synapse is enabled
 */
record Structure(
        int inputs,
        int hidden,
        int outputs,
        int reached,
        int read,
        double fanOut,
        double aliasTargets,
        double aliasSources,
        boolean secondSynapse) {

    static Structure of(Design design) {
        NetworkShape shape = design.shape();
        int hidden = shape.hidden();
        double links = (double) design.aliases().size() / hidden;
        return new Structure(
                shape.inputs(),
                hidden,
                shape.outputs(),
                reached(design),
                read(design),
                (double) recurrent(design) / hidden,
                links,
                links,
                shape.synapses() == 2);
    }

    private static int reached(Design design) {
        NetworkShape shape = design.shape();
        boolean[] reached = new boolean[shape.hidden()];
        for (int i = 0; i < shape.size(Parameter.WEIGHTS_IN); i += shape.synapses()) {
            if (design.value(Parameter.WEIGHTS_IN, i) != 0) {
                reached[shape.channelOf(Parameter.WEIGHTS_IN, i)] = true;
            }
        }
        return count(reached);
    }

    private static int read(Design design) {
        NetworkShape shape = design.shape();
        boolean[] read = new boolean[shape.hidden()];
        for (int i = 0; i < shape.size(Parameter.WEIGHTS_OUT); i++) {
            if (design.value(Parameter.WEIGHTS_OUT, i) != 0) {
                read[i / shape.outputs()] = true;
            }
        }
        return count(read);
    }

    private static long recurrent(Design design) {
        long connections = 0;
        if (design.has(Parameter.WEIGHTS_REC)) {
            for (int i = 0;
                    i < design.shape().size(Parameter.WEIGHTS_REC);
                    i += design.shape().synapses()) {
                connections += design.value(Parameter.WEIGHTS_REC, i) != 0 ? 1 : 0;
            }
        }
        return connections;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
