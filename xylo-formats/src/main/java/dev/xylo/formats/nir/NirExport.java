package dev.xylo.formats.nir;

import dev.xylo.core.mapping.Dash;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A float network as a NIR graph; {@link NirImport} is the way back.
 *
 * <p>Written as frameworks that step by dt write it: {@code r = tau_mem / dt}, {@code w_in = tau_syn / dt}, weights times {@code beta =
 * 1 - 2^-dash_syn}. A bias becomes {@code v_leak = bias tau_mem / dt}. The hidden layer is one node, or up to three where not all of its
 * neurons receive input and reach the readout. The time step and the reset by subtraction, for which NIR has no place, stand in the
 * metadata.
 */
public final class NirExport {
    private static final Map<String, NirValue> SUBTRACTS =
            Map.of("reset", new NirValue.Text(NirOptions.Reset.SUBTRACT.key()));

    private final FloatNetwork network;
    private final NetworkShape shape;
    private final double dt;
    private final Map<String, NirNode> nodes = new LinkedHashMap<>();
    private final List<NirEdge> edges = new ArrayList<>();

    /** Neurons from..to-1 of the hidden layer. */
    private record Part(String name, int from, int to) {
        int size() {
            return to - from;
        }
    }

    private NirExport(FloatNetwork network, double dt) {
        this.network = network;
        this.shape = network.shape();
        this.dt = dt;
    }

    /**
     * Converts.
     *
     * @param network the network
     * @param dt time step, seconds, that time constants are written with
     * @return the graph
     * @throws NirException if the network has aliases or two synapses, which NIR has not, or a dash that is no time constant
     */
    public static NirGraph of(FloatNetwork network, double dt) {
        if (network.shape().synapses() != 1) {
            throw new NirException("weights_in", "has 2 synapses per neuron; NIR's neurons have 1");
        }
        if (!network.aliases().isEmpty()) {
            throw new NirException(
                    "aliases",
                    "NIR has none; this network has " + network.aliases().size());
        }
        return new NirExport(network, dt).graph();
    }

    private NirGraph graph() {
        int size = shape.hidden();
        int firstToReadout = size - shape.outputExpansion();
        int middle = Math.min(shape.inputExpansion(), firstToReadout);
        int last = Math.max(shape.inputExpansion(), firstToReadout);
        List<Part> parts = new ArrayList<>(List.of(
                new Part("hidden_first", 0, middle),
                new Part("hidden_middle", middle, last),
                new Part("hidden_last", last, size)));
        parts.removeIf(part -> part.size() == 0);
        if (parts.size() == 1) {
            parts.set(0, new Part("hidden", 0, size));
        }
        Part readout = new Part("readout", 0, shape.outputs());
        nodes.put("input", end("Input", shape.inputs()));
        for (Part part : parts) {
            neurons(part, Parameter.DASH_MEM, Parameter.DASH_SYN, Parameter.THRESHOLD, Parameter.BIAS);
        }
        neurons(readout, Parameter.DASH_MEM_OUT, Parameter.DASH_SYN_OUT, Parameter.THRESHOLD_OUT, Parameter.BIAS_OUT);
        nodes.put("output", end("Output", shape.outputs()));
        Part input = new Part("input", 0, shape.inputs());
        for (Part target : parts) {
            if (target.to() <= shape.inputExpansion()) {
                weights(input, target, Parameter.WEIGHTS_IN, 0);
            }
            for (Part source : parts) {
                weights(source, target, Parameter.WEIGHTS_REC, 0);
            }
        }
        for (Part source : parts) {
            if (source.from() >= firstToReadout) {
                weights(source, readout, Parameter.WEIGHTS_OUT, firstToReadout);
            }
        }
        edges.add(new NirEdge("readout", "output"));
        return new NirGraph(
                nodes, edges, Map.of(NirTimeStep.METADATA_KEY, new NirValue.Numbers(NdArray.ofDoubles(new double[] {dt
                }))));
    }

    private static NirPrimitive end(String type, int width) {
        return NirPrimitive.of(type, Map.of("shape", NdArray.ofLongs(DType.INT64, new long[] {width}, 1)));
    }

    private void neurons(Part part, Parameter dashMem, Parameter dashSyn, Parameter threshold, Parameter bias) {
        int size = part.size();
        double[][] values = new double[7][size];
        for (int i = 0; i < size; i++) {
            int neuron = part.from() + i;
            double mem = dash(dashMem, neuron, false);
            double syn = dash(dashSyn, neuron, true);
            values[0][i] = Dash.tau(mem, dt);
            values[1][i] = Dash.tau(syn, dt);
            values[2][i] = values[0][i] / dt;
            values[3][i] = network.value(bias, neuron) * values[2][i];
            values[4][i] = network.value(threshold, neuron);
            values[6][i] = values[1][i] / dt;
        }
        Map<String, NirValue> parameters = new LinkedHashMap<>();
        String[] keys = {"tau_mem", "tau_syn", "r", "v_leak", "v_threshold", "v_reset", "w_in"};
        for (int k = 0; k < keys.length; k++) {
            parameters.put(keys[k], new NirValue.Numbers(NdArray.ofDoubles(values[k], size)));
        }
        nodes.put(part.name(), new NirPrimitive("CubaLIF", parameters, SUBTRACTS));
    }

    private double dash(Parameter parameter, int neuron, boolean strict) {
        double dash = network.value(parameter, neuron);
        if (dash < 0 || strict && dash == 0 || !Double.isFinite(Dash.tau(dash, dt))) {
            throw new NirException(
                    shape.element(parameter, neuron),
                    "is " + dash + "; a time constant of NIR must be " + (strict ? "longer than dt" : "dt or longer"));
        }
        return dash;
    }

    /** A matrix between two parts; none between hidden ones where it is all 0. */
    private void weights(Part source, Part target, Parameter parameter, int firstRow) {
        int columns = shape.length(parameter.axes().get(1));
        Parameter dash = parameter == Parameter.WEIGHTS_OUT ? Parameter.DASH_SYN_OUT : Parameter.DASH_SYN;
        double[] matrix = new double[target.size() * source.size()];
        boolean any = parameter != Parameter.WEIGHTS_REC;
        for (int t = 0; t < target.size(); t++) {
            double beta = 1 - Math.pow(2, -network.value(dash, target.from() + t));
            for (int s = 0; s < source.size(); s++) {
                int flat = (source.from() - firstRow + s) * columns + target.from() + t;
                matrix[t * source.size() + s] = network.value(parameter, flat) * beta;
                any |= matrix[t * source.size() + s] != 0;
            }
        }
        if (!any) {
            return;
        }
        String name = source.name() + "_to_" + target.name();
        nodes.put(
                name,
                NirPrimitive.of("Linear", Map.of("weight", NdArray.ofDoubles(matrix, target.size(), source.size()))));
        edges.add(new NirEdge(source.name(), name));
        edges.add(new NirEdge(name, target.name()));
    }
}
