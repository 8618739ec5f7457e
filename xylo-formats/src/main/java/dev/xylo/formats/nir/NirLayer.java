package dev.xylo.formats.nir;

import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Neurons of a NIR node, in NIR's own quantities. Current-based neurons have a synapse, the others take their input at once.
 *
 * @param name path of the node
 * @param node the node
 * @param size neurons: as many as its longest parameter has values, or as the weights before it give
 */
record NirLayer(String name, NirPrimitive node, int size) {
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

    /** The same neurons with time constants and input weights that mean something else than the file's numbers. */
    NirLayer with(double[] tauMem, double[] tauSyn, double[] inputWeight) {
        Map<String, NirValue> values = new LinkedHashMap<>(node.values());
        values.put("tau_mem", numbers(tauMem));
        values.put("tau_syn", numbers(tauSyn));
        values.put("w_in", numbers(inputWeight));
        return new NirLayer(name, new NirPrimitive(node.type(), values, node.metadata()), size);
    }

    private static NirValue numbers(double[] values) {
        return new NirValue.Numbers(NdArray.ofDoubles(values, values.length));
    }

    /** Values of the longest parameter; 1 where all are single numbers. */
    static int longest(NirPrimitive node) {
        int longest = 1;
        for (NirValue value : node.values().values()) {
            if (value instanceof NirValue.Numbers numbers) {
                longest = Math.max(longest, numbers.array().size());
            }
        }
        return longest;
    }

    /** 0 where the file has none, as NIR's own reader takes it. */
    double[] reset() {
        return node.numbers("v_reset").isEmpty() ? new double[size()] : values("v_reset");
    }

    /** One finite value per neuron; a single one stands for all. */
    private double[] values(String key) {
        NdArray array = array(key);
        double[] values = array.toDoubles();
        if (values.length == 1 && size > 1) {
            double single = values[0];
            values = new double[size];
            Arrays.fill(values, single);
        }
        if (values.length != size) {
            throw new NirException(
                    name,
                    key + " has shape " + Text.shape(array.shape()) + "; needed is one value, or one for each of its "
                            + size + " neurons");
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
