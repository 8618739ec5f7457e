package dev.xylo.formats.nir;

import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.Arrays;
import java.util.List;

/**
 * Neurons of a NIR node, in NIR's own quantities. Current-based neurons have a synapse, the others take their input at once.
 *
 * @param name path of the node
 * @param node the node
 */
record NirLayer(String name, NirPrimitive node) {
    private static final List<String> WITH_SYNAPSE = List.of("CubaLIF", "CubaLI");
    private static final List<String> TYPES = List.of("LIF", "CubaLIF", "LI", "CubaLI");

    static boolean is(NirPrimitive node) {
        return TYPES.contains(node.type());
    }

    boolean hasSynapse() {
        return WITH_SYNAPSE.contains(node.type());
    }

    boolean spikes() {
        return node.type().endsWith("LIF");
    }

    int size() {
        return array("r").size();
    }

    double[] tauMem() {
        return values(hasSynapse() ? "tau_mem" : "tau");
    }

    double[] tauSyn() {
        return values("tau_syn");
    }

    double[] resistance() {
        return values("r");
    }

    double[] leak() {
        return values("v_leak");
    }

    double[] threshold() {
        return values("v_threshold");
    }

    /** 1 where the file has none, as NIR's own reader takes it. */
    double[] inputWeight() {
        if (node.numbers("w_in").isEmpty()) {
            double[] ones = new double[size()];
            Arrays.fill(ones, 1);
            return ones;
        }
        return values("w_in");
    }

    /** 0 where the file has none, as NIR's own reader takes it. */
    double[] reset() {
        return node.numbers("v_reset").isEmpty() ? new double[size()] : values("v_reset");
    }

    /** One finite value per neuron; a single one stands for all. */
    private double[] values(String key) {
        NdArray array = array(key);
        double[] values = array.toDoubles();
        int size = size();
        if (values.length == 1 && size > 1) {
            double single = values[0];
            values = new double[size];
            Arrays.fill(values, single);
        }
        if (values.length != size) {
            throw new NirException(
                    name, key + " has shape " + Text.shape(array.shape()) + ", but r has " + size + " values");
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(values[i])) {
                throw new NirException(name, key + "[" + i + "] is " + values[i] + "; it must be finite");
            }
        }
        return values;
    }

    private NdArray array(String key) {
        return NirImport.array(name, node, key);
    }
}
