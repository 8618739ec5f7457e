package dev.xylo.formats.network;

import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From the layers of a configuration to a network: what the chip would run. Values that a flag switches off are left out, with a warning.
 */
record SamnaNetwork(
        Origin origin,
        Map<String, SamnaLayer> layers,
        String hiddenKey,
        boolean synapse2,
        boolean bias,
        List<String> warnings) {
    private static final String WEIGHTS = "weights";
    private static final String SECOND = "syn2_weights";
    private static final String BIAS = "v_mem_bias";

    Specification specification() throws FormatException {
        SamnaLayer input = layer("input");
        SamnaLayer hidden = layer(hiddenKey == null ? SamnaDialect.RESERVOIR : hiddenKey);
        SamnaLayer readout = layer("readout");
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        boolean two = synapse2 && (input.matrices.containsKey(SECOND) || hidden.matrices.containsKey(SECOND));
        put(arrays, Parameter.WEIGHTS_IN, weights(input, two));
        put(arrays, Parameter.WEIGHTS_REC, weights(hidden, two));
        put(arrays, Parameter.WEIGHTS_OUT, weights(readout, false));
        checkNeurons(hidden, arrays.get(Parameter.WEIGHTS_REC.key()));
        checkNeurons(readout, arrays.get(Parameter.WEIGHTS_OUT.key()));
        put(arrays, Parameter.THRESHOLD, column(hidden, "threshold", true));
        put(arrays, Parameter.THRESHOLD_OUT, column(readout, "threshold", true));
        put(arrays, Parameter.DASH_MEM, column(hidden, "v_mem_decay", true));
        put(arrays, Parameter.DASH_MEM_OUT, column(readout, "v_mem_decay", true));
        put(arrays, Parameter.DASH_SYN, column(hidden, "i_syn_decay", true));
        put(arrays, Parameter.DASH_SYN_OUT, column(readout, "i_syn_decay", true));
        if (hidden.neurons.stream().anyMatch(neuron -> neuron.containsKey("i_syn2_decay"))) {
            put(arrays, Parameter.DASH_SYN_2, column(hidden, "i_syn2_decay", false));
        }
        biases(arrays, hidden, readout);
        put(arrays, Parameter.WEIGHT_SHIFT_IN, NdArray.scalar(DType.INT64, input.shift));
        put(arrays, Parameter.WEIGHT_SHIFT_REC, NdArray.scalar(DType.INT64, hidden.shift));
        put(arrays, Parameter.WEIGHT_SHIFT_OUT, NdArray.scalar(DType.INT64, readout.shift));
        aliases(arrays, hidden);
        Specification read = new SpecificationReader(origin.file(), arrays, null, arrays.keySet()).read();
        warnings.addAll(read.warnings());
        return read.withWarnings(warnings);
    }

    private SamnaLayer layer(String name) throws FormatException {
        SamnaLayer layer = layers.get(name);
        if (layer == null) {
            throw origin.at(name).error("is missing; the file holds " + Text.names(layers.keySet()));
        }
        if (!layer.matrices.containsKey(WEIGHTS)) {
            throw origin.at(name + "." + WEIGHTS).error("is missing");
        }
        return layer;
    }

    private NdArray weights(SamnaLayer layer, boolean two) throws FormatException {
        NdArray first = layer.matrices.get(WEIGHTS);
        NdArray second = layer.matrices.get(SECOND);
        if (!two) {
            int lost = second == null ? 0 : nonZero(second.toLongs());
            if (lost > 0) {
                warnings.add(layer.name + "." + SECOND + " has " + lost + " values that are not 0, but "
                        + (layer.name.equals("readout")
                                ? "a readout neuron has one synapse"
                                : "synapse2_enable is false")
                        + ": they are ignored");
            }
            return first;
        }
        int[] shape = first.shape();
        long[] both = new long[Math.multiplyExact(2, first.size())];
        if (second != null && !Arrays.equals(shape, second.shape())) {
            if (second.size() != 1 || second.longAt(0) != 0) {
                throw origin.at(layer.name + "." + SECOND)
                        .error("has dimensions " + Text.shape(second.shape()) + ", but weights has "
                                + Text.shape(shape));
            }
            second = null;
        }
        for (int i = 0; i < first.size(); i++) {
            both[2 * i] = first.longAt(i);
            both[2 * i + 1] = second == null ? 0 : second.longAt(i);
        }
        return NdArray.ofLongs(DType.INT64, both, shape[0], shape[1], 2);
    }

    private void checkNeurons(SamnaLayer layer, NdArray weights) throws FormatException {
        if (layer.neurons.size() != weights.shape()[1]) {
            throw origin.at(layer.name + ".neurons")
                    .error("has " + layer.neurons.size() + " neurons, but the weights are for " + weights.shape()[1]);
        }
    }

    private NdArray column(SamnaLayer layer, String key, boolean needed) throws FormatException {
        long[] column = new long[layer.neurons.size()];
        for (int i = 0; i < column.length; i++) {
            Long value = layer.neurons.get(i).get(key);
            if (value == null && needed) {
                throw origin.at(layer.name + ".neurons[" + i + "]." + key).error("is missing");
            }
            column[i] = value == null ? 0 : value;
        }
        return NdArray.ofLongs(DType.INT64, column, column.length);
    }

    private void biases(Map<String, NdArray> arrays, SamnaLayer hidden, SamnaLayer readout) throws FormatException {
        boolean stated = Stream.of(hidden, readout)
                .flatMap(layer -> layer.neurons.stream())
                .anyMatch(neuron -> neuron.containsKey(BIAS));
        if (!stated) {
            return;
        }
        NdArray ofHidden = column(hidden, BIAS, false);
        NdArray ofReadout = column(readout, BIAS, false);
        if (bias) {
            put(arrays, Parameter.BIAS, ofHidden);
            put(arrays, Parameter.BIAS_OUT, ofReadout);
            return;
        }
        int lost = nonZero(ofHidden.toLongs()) + nonZero(ofReadout.toLongs());
        if (lost > 0) {
            warnings.add(lost + " values of " + BIAS + " are not 0, but bias_enable is false: they are ignored");
        }
    }

    private void aliases(Map<String, NdArray> arrays, SamnaLayer hidden) {
        int[] sources = IntStream.range(0, hidden.neurons.size())
                .filter(i -> hidden.neurons.get(i).containsKey(SamnaLayer.ALIAS))
                .toArray();
        if (sources.length == 0) {
            return;
        }
        if (!hidden.aliasing) {
            warnings.add(sources.length + " neurons of " + hidden.name
                    + " have an alias_target, but aliasing is false: they are ignored");
            return;
        }
        long[] targets = IntStream.of(sources)
                .mapToLong(i -> hidden.neurons.get(i).get(SamnaLayer.ALIAS))
                .toArray();
        arrays.put(Keys.ALIAS_SOURCE, NdArray.ofInts(DType.INT32, sources, sources.length));
        arrays.put(Keys.ALIAS_TARGET, NdArray.ofLongs(DType.INT64, targets, targets.length));
    }

    private static void put(Map<String, NdArray> arrays, Parameter parameter, NdArray array) {
        arrays.put(parameter.key(), array);
    }

    private static int nonZero(long[] values) {
        return (int) Arrays.stream(values).filter(value -> value != 0).count();
    }
}
