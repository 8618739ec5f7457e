package dev.xylo.sim;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.BitSet;

/**
 * Neurons that can never spike, whatever comes in: their threshold is above 0, no weight above 0 reaches them from anything that can spike,
 * their bias is not above 0, and no alias gives them spikes. On the chip a weight behind a synapse of dash 0 reaches nothing, as all of it
 * decays in the step in which it arrives.
 *
 * @param hidden hidden neurons that can never spike
 * @param readout readout neurons that can never spike
 */
public record SilentNeurons(BitSet hidden, BitSet readout) {
    /**
     * Finds them.
     *
     * @param network the network; integers as floats
     * @param chip whether it runs on the chip, by bit shift
     * @return the neurons
     */
    public static SilentNeurons of(FloatNetwork network, boolean chip) {
        NetworkShape shape = network.shape();
        BitSet loud = new BitSet();
        boolean grows = true;
        while (grows) {
            int before = loud.cardinality();
            for (int neuron = 0; neuron < shape.hidden(); neuron++) {
                if (!loud.get(neuron) && canSpike(network, neuron, loud, chip)) {
                    loud.set(neuron);
                }
            }
            grows = loud.cardinality() > before;
        }
        BitSet hidden = new BitSet();
        hidden.set(0, shape.hidden());
        hidden.andNot(loud);
        BitSet readout = new BitSet();
        for (int output = 0; output < shape.outputs(); output++) {
            readout.set(output, !readoutCanSpike(network, output, loud, chip));
        }
        return new SilentNeurons(hidden, readout);
    }

    private static boolean canSpike(FloatNetwork network, int neuron, BitSet loud, boolean chip) {
        NetworkShape shape = network.shape();
        if (network.value(Parameter.THRESHOLD, neuron) <= 0 || network.value(Parameter.BIAS, neuron) > 0) {
            return true;
        }
        for (Alias alias : network.aliases()) {
            if (alias.target() == neuron && loud.get(alias.source())) {
                return true;
            }
        }
        for (int synapse = 0; synapse < shape.synapses(); synapse++) {
            Parameter dash = synapse == 0 ? Parameter.DASH_SYN : Parameter.DASH_SYN_2;
            if (chip && Math.rint(network.value(dash, neuron)) == 0) {
                continue;
            }
            for (int input = 0; neuron < shape.inputExpansion() && input < shape.inputs(); input++) {
                int flat = (input * shape.inputExpansion() + neuron) * shape.synapses() + synapse;
                if (network.value(Parameter.WEIGHTS_IN, flat) > 0) {
                    return true;
                }
            }
            for (int source = loud.nextSetBit(0); source >= 0; source = loud.nextSetBit(source + 1)) {
                int flat = (source * shape.hidden() + neuron) * shape.synapses() + synapse;
                if (network.value(Parameter.WEIGHTS_REC, flat) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean readoutCanSpike(FloatNetwork network, int output, BitSet loud, boolean chip) {
        NetworkShape shape = network.shape();
        if (network.value(Parameter.THRESHOLD_OUT, output) <= 0 || network.value(Parameter.BIAS_OUT, output) > 0) {
            return true;
        }
        if (chip && Math.rint(network.value(Parameter.DASH_SYN_OUT, output)) == 0) {
            return false;
        }
        int first = shape.hidden() - shape.outputExpansion();
        for (int row = 0; row < shape.outputExpansion(); row++) {
            if (loud.get(first + row) && network.value(Parameter.WEIGHTS_OUT, row * shape.outputs() + output) > 0) {
                return true;
            }
        }
        return false;
    }
}
