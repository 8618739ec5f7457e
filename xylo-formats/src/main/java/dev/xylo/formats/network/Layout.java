package dev.xylo.formats.network;

import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.Map;

/**
 * Sizes of a network from the shapes of its arrays.
 *
 * @param shape the sizes
 * @param hiddenFrom where the number of hidden neurons was taken from, for messages
 */
record Layout(NetworkShape shape, String hiddenFrom) {
    /** Most values of one parameter: 4096 hidden neurons with 2 synapses and more; a chip has a thousand. */
    private static final int MAX_VALUES = 1 << 26;

    /**
     * Finds the sizes.
     *
     * @param arrays by key; input and output weights are there
     * @param origin the file
     * @throws FormatException if the weights' shapes are not possible, or disagree
     */
    static Layout of(Map<String, NdArray> arrays, Origin origin) throws FormatException {
        int[] in = weights(arrays, Parameter.WEIGHTS_IN, "(Nin, Nien) or (Nin, Nien, S)", origin);
        int[] out = outputWeights(arrays, origin);
        int[] rec = arrays.containsKey(Parameter.WEIGHTS_REC.key())
                ? weights(arrays, Parameter.WEIGHTS_REC, "(N, N) or (N, N, S)", origin)
                : null;
        int synapses = in.length == 3 ? in[2] : 1;
        boolean synapseAxis = in.length == 3;
        int hidden = in[1];
        String hiddenFrom = "weights_in " + Text.shape(in) + ", as weights_rec is missing";
        if (rec != null) {
            checkRecurrent(rec, in, origin.at(Parameter.WEIGHTS_REC.key()));
            synapseAxis |= rec.length == 3;
            hidden = rec[0];
            hiddenFrom = "weights_rec " + Text.shape(rec);
        } else {
            NdArray threshold = arrays.get(Parameter.THRESHOLD.key());
            if (threshold != null && threshold.rank() == 1 && threshold.size() > 1) {
                hidden = threshold.size();
                hiddenFrom = "threshold " + Text.shape(threshold.shape()) + ", as weights_rec is missing";
            }
        }
        check(in[1] <= hidden, Parameter.WEIGHTS_IN, in, "columns", hidden, hiddenFrom, origin);
        check(out[0] <= hidden, Parameter.WEIGHTS_OUT, out, "rows", hidden, hiddenFrom, origin);
        try {
            NetworkShape shape = new NetworkShape(in[0], in[1], hidden, out[0], out[1], synapses, synapseAxis);
            for (Parameter parameter : Parameter.values()) {
                if (shape.size(parameter) > MAX_VALUES) {
                    throw origin.at(parameter.key())
                            .error("would have shape " + Text.shape(shape.dimensions(parameter)) + ", more than "
                                    + MAX_VALUES + " values");
                }
            }
            return new Layout(shape, hiddenFrom);
        } catch (InvalidNetworkException | ArithmeticException e) {
            throw origin.error(e.getMessage(), e);
        }
    }

    private static int[] weights(Map<String, NdArray> arrays, Parameter parameter, String needed, Origin origin)
            throws FormatException {
        int[] shape = arrays.get(parameter.key()).shape();
        boolean possible = shape.length == 2 || shape.length == 3 && (shape[2] == 1 || shape[2] == 2);
        if (!possible) {
            throw origin.at(parameter.key())
                    .error("has shape " + Text.shape(shape) + "; needed is " + needed + " with S = 1 or 2 synapses");
        }
        return shape;
    }

    private static int[] outputWeights(Map<String, NdArray> arrays, Origin origin) throws FormatException {
        int[] shape = arrays.get(Parameter.WEIGHTS_OUT.key()).shape();
        if (shape.length != 2 && !(shape.length == 3 && shape[2] == 1)) {
            throw origin.at(Parameter.WEIGHTS_OUT.key())
                    .error("has shape " + Text.shape(shape)
                            + "; needed is (Noen, Nout), as a readout neuron has 1 synapse");
        }
        return shape;
    }

    private static void checkRecurrent(int[] rec, int[] in, Origin origin) throws FormatException {
        if (rec[0] != rec[1]) {
            throw origin.error(
                    "has shape " + Text.shape(rec) + "; needed is (N, N) or (N, N, S), as many rows as columns");
        }
        int inSynapses = in.length == 3 ? in[2] : 1;
        int recSynapses = rec.length == 3 ? rec[2] : 1;
        if (inSynapses != recSynapses) {
            throw origin.error("has shape " + Text.shape(rec) + ", " + synapses(recSynapses) + ", but weights_in "
                    + Text.shape(in) + " has " + synapses(inSynapses));
        }
    }

    private static void check(
            boolean fits, Parameter weights, int[] shape, String axis, int hidden, String hiddenFrom, Origin origin)
            throws FormatException {
        if (!fits) {
            throw origin.at(weights.key())
                    .error("has shape " + Text.shape(shape) + "; its " + axis
                            + " are hidden neurons, of which there are " + hidden + " (from " + hiddenFrom + ")");
        }
    }

    private static String synapses(int count) {
        return count + (count == 1 ? " synapse" : " synapses");
    }
}
