package dev.xylo.formats.nir;

import dev.xylo.core.graph.InputNode;
import dev.xylo.core.graph.InvalidGraphException;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.OutputNode;
import dev.xylo.core.graph.WeightNode;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A NIR graph as layers of the chip's neurons.
 *
 * <p>NIR in Euler steps, synapse first: {@code i = (1 - dt/tau_syn) i + w_in dt/tau_syn (W s + b)}, {@code v = (1 - dt/tau_mem) v +
 * dt/tau_mem (v_leak + r i)}. The chip: {@code i = (i + w s) beta}, {@code v = alpha v + i + bias}. With {@code beta = 1 - dt/tau_syn} the
 * two are the same neuron where {@code w = W w_in dt/tau_syn r dt/tau_mem / beta} and {@code bias = dt/tau_mem v_leak}; a bias {@code b} of
 * the weights, which the synapse smooths, becomes its steady state {@code dt/tau_mem r w_in b}. Nodes without a synapse: {@link NirForm}.
 */
public final class NirImport {
    private static final List<String> SUPPORTED = List.of(
            "Input", "Output", "Linear", "Affine", "Scale", "LIF", "CubaLIF", "LI", "CubaLI", "Threshold", "Flatten");
    private static final int MAX_CHAINS = 4096;
    private static final int MAX_CHAIN_LENGTH = 16;

    /** What snnTorch writes, whatever the network was trained with. */
    private static final double SNNTORCH_DT = 1e-4;

    /** Widest layer; the largest chip has 1000 hidden neurons. */
    private static final int MAX_WIDTH = 2048;

    private final NirFlattening flat;
    private final NirOptions options;
    private final Map<String, NirLayer> layers = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final NirWriter writer;
    private final double dt;
    private LayerGraph graph;

    private NirImport(NirGraph nir, NirOptions options) {
        this.flat = NirFlattening.of(nir);
        this.options = options;
        flat.nodes().forEach((name, node) -> {
            if (NirLayer.is(node)) {
                int size = size(name, node);
                checkWidth(name, size);
                NirLayer layer = new NirLayer(name, node, size);
                warnings.addAll(NirChecks.check(layer));
                layers.put(name, layer);
            } else {
                checkKnown(name, node);
            }
        });
        checkInput();
        this.writer = NirWriter.of(List.copyOf(layers.values()), options.dt());
        this.dt = new NirTime(options, notes, warnings).step(nir, List.copyOf(layers.values()), writer);
        if (writer == NirWriter.NORSE) {
            layers.replaceAll((name, layer) -> norse(layer));
        }
        sayWriter();
    }

    /**
     * Converts.
     *
     * @param nir the graph
     * @param options what the file does not say
     * @return the layers and what is to be said about them
     * @throws NirException if a node does not fit the chip, or the time step is not known; the message names the node
     */
    public static NirImport of(NirGraph nir, NirOptions options) {
        NirImport result = new NirImport(nir, options);
        try {
            result.graph = result.build();
        } catch (InvalidGraphException | ArithmeticException e) {
            throw new NirException(null, e.getMessage());
        }
        return result;
    }

    /**
     * The layers, for {@link dev.xylo.core.mapping.Mapper}.
     *
     * @return the graph
     */
    public LayerGraph graph() {
        return graph;
    }

    /**
     * The time step that was used.
     *
     * @return seconds
     */
    public double dt() {
        return dt;
    }

    /**
     * What the user should know, though nothing is lost.
     *
     * @return lines
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * What may make this another network than the one that was trained.
     *
     * @return lines
     */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    static NdArray array(String name, NirPrimitive node, String key) {
        return node.numbers(key)
                .orElseThrow(() -> new NirException(
                        name,
                        key + " is missing; a " + Text.name(node.type()) + " has it, this one has "
                                + Text.names(node.values().keySet())));
    }

    private void checkKnown(String name, NirPrimitive node) {
        switch (node.type()) {
            case "Input", "Output", "Linear", "Affine", "Scale" -> {}
            case "Threshold" ->
                throw new NirException(
                        name,
                        "a Threshold fits only where it passes spikes on (it reads spiking neurons and lies in 0..1); the"
                                + " chip's neurons spike by themselves, and a spike subtracts the threshold");
            case "IF", "I" ->
                throw new NirException(
                        name,
                        "is of type " + node.type()
                                + ", without leak; every neuron of the chip leaks: train with LIF or CubaLIF"
                                + " (a time constant of up to 32768 steps comes close)");
            case "Delay" ->
                throw new NirException(
                        name,
                        "is a Delay, which the chip has not; train without delays, or with a layer of neurons in its place (each takes a"
                                + " step)");
            case "Conv1d", "Conv2d", "SumPool2d", "AvgPool2d" ->
                throw new NirException(
                        name,
                        "is of type " + node.type()
                                + ", which the chip has not: its weights are one matrix; write it out as Linear"
                                + " before saving, if its matrix fits the chip");
            default ->
                throw new NirException(
                        name,
                        "is of type " + Text.name(node.type()) + ", which does not fit the chip; what fits is "
                                + String.join(", ", SUPPORTED));
        }
    }

    /** Where all parameters are single numbers, the weights before tell. */
    private int size(String name, NirPrimitive node) {
        int longest = NirLayer.longest(node);
        if (longest > 1) {
            return longest;
        }
        for (String source : flat.sources(name)) {
            NirPrimitive before = flat.nodes().get(source);
            if (before != null && before.numbers("weight").isPresent()) {
                NdArray weight = before.numbers("weight").get();
                return weight.rank() == 2 ? weight.shape()[0] : longest;
            }
            if (before != null && before.numbers("scale").isPresent()) {
                return before.numbers("scale").get().size();
            }
        }
        return longest;
    }

    private void checkInput() {
        if (flat.nodes().values().stream().noneMatch(node -> node.type().equals("Input"))) {
            throw new NirException(
                    null,
                    "has no Input node, so nothing says where spikes enter; add one before the first weights, such as"
                            + " nir.Input({\"input\": np.array([channels])}), with an edge to them");
        }
    }

    /** i += W s without the factor dt/tau_syn, and time constants that the file has dt times too short. */
    private NirLayer norse(NirLayer layer) {
        double[] tauMem = Arrays.stream(layer.tauMem()).map(tau -> tau / dt).toArray();
        double[] tauSyn = Arrays.stream(layer.tauSyn()).map(tau -> tau / dt).toArray();
        return layer.with(
                tauMem, tauSyn, Arrays.stream(tauSyn).map(tau -> tau / dt).toArray());
    }

    private void sayWriter() {
        switch (writer) {
            case ROCKPOOL -> {
                notes.add(
                        "written by Rockpool's to_nir (w_in = 1, r = tau_mem/dt exp(-dt/tau_mem)), so read as its LIFTorch: weights as"
                                + " they are, exponential decay; compare with --decay exponential");
                warnings.add(
                        "Rockpool's to_nir leaves out recurrent weights and biases of neurons; if the network had any, this is"
                                + " another one: save it with net.save(\"net.json\") and read that");
            }
            case NORSE ->
                warnings.add(
                        "written by Norse's to_nir of LIFCell (r = w_in = 1, time constants dt times too short), so read as LIFCell"
                                + " computes: time constants divided by dt, i += W s. Norse's spike sets the membrane to 0");
            case ANY -> {
                if (Math.abs(dt - SNNTORCH_DT) < 1e-9
                        && layers.values().stream().anyMatch(NirLayer::spikes)) {
                    notes.add(
                            "if snnTorch wrote it: with reset_delay=False its neuron is the chip's wherever a reset leaves the membrane"
                                    + " at or below the threshold; with reset_delay=True, its default,"
                                    + " the threshold is subtracted a step later and undecayed, which the chip cannot do. The file does not"
                                    + " say which");
                }
            }
        }
        if (layers.values().stream().anyMatch(NirLayer::spikes)) {
            notes.add(
                    writer == NirWriter.ROCKPOOL
                            ? "a readout neuron of the chip spikes once in a step at most, a hidden neuron 31 times"
                            : "NIR's neurons spike once in a step at most, the chip's hidden neurons up to 31 times; --float --caps 1 simulates"
                                    + " NIR's, and simulate counts the steps with more than one");
        }
    }

    private LayerGraph build() {
        LayerGraph.Builder builder = LayerGraph.builder();
        flat.nodes().forEach((name, node) -> {
            if (node.type().equals("Input")) {
                builder.add(new InputNode(name, width(name, node)));
            } else if (node.type().equals("Output")) {
                builder.add(new OutputNode(name, width(name, node)));
            }
        });
        List<Runnable> edges = new ArrayList<>();
        layers.values().forEach(layer -> layer(layer, builder, edges));
        flat.nodes().forEach((name, node) -> {
            if (node.type().equals("Output")) {
                output(name, builder, edges);
            }
        });
        edges.forEach(Runnable::run);
        if (writer != NirWriter.ROCKPOOL) {
            notes.add(
                    "NIR's neurons step by Euler (1 - dt/tau), so compare with --decay euler; weights are divided by 1 - dt/tau_syn"
                            + " of the neuron they reach, as the chip decays a spike in the step in which it arrives");
        }
        return sameSteps(builder.build());
    }

    /** Says where paths of different length meet, or makes them equal. */
    private LayerGraph sameSteps(LayerGraph built) {
        LayerGraph result = built;
        if (options.relay()) {
            NirRelays.Result relayed = NirRelays.into(built, NirPaths.of(built), dt);
            notes.addAll(relayed.notes());
            result = relayed.graph();
        }
        warnings.addAll(NirPaths.of(result).lines());
        return result;
    }

    private void layer(NirLayer layer, LayerGraph.Builder builder, List<Runnable> edges) {
        String name = layer.name();
        int size = layer.size();
        NirForm form = form(layer);
        double[] tau = layer.tauMem();
        double[] tauMem = form == NirForm.SYNAPSE_LEAKS ? filled(size, dt) : tau;
        double[] tauSyn = switch (form) {
            case SYNAPSE_AND_MEMBRANE -> layer.tauSyn();
            case SYNAPSE_LEAKS -> tau;
            case SHORT_SYNAPSE -> filled(size, 2 * dt);
        };
        checkTimes(name, layer.hasSynapse() ? "tau_mem" : "tau", tau, form == NirForm.SYNAPSE_LEAKS);
        checkTimes(name, "tau_syn", tauSyn, true);
        List<NirChain> chains = chains(name);
        double[] factor = new double[size];
        double[] bias = new double[size];
        double[] resistance = layer.resistance();
        double[] inputWeight = layer.hasSynapse() ? layer.inputWeight() : null;
        double[] leak = layer.leak();
        for (int i = 0; i < size; i++) {
            double membrane = dt / tau[i];
            double beta = 1 - dt / tauSyn[i];
            double synapse = switch (form) {
                case SYNAPSE_AND_MEMBRANE -> inputWeight[i] * (dt / tauSyn[i]);
                case SYNAPSE_LEAKS -> 1;
                // The charge of a spike is kept, and spread over some steps.
                case SHORT_SYNAPSE -> 1 - beta;
            };
            factor[i] = writer == NirWriter.ROCKPOOL ? 1 : synapse * (resistance[i] * membrane) / beta;
            double steady = 0;
            for (NirChain chain : chains) {
                steady += chain.targets() == size ? chain.bias()[i] : 0;
            }
            double rest = leak[i] + resistance[i] * (layer.hasSynapse() ? inputWeight[i] : 1) * steady;
            bias[i] = form == NirForm.SYNAPSE_LEAKS ? rest : membrane * rest;
        }
        double[] threshold =
                layer.spikes() ? layer.threshold() : NirReadout.outOfReach(chains, factor, bias, tauMem, tauSyn, dt);
        builder.add(NeuronNode.of(name, dt, tauMem, tauSyn, threshold).withBias(bias));
        for (NirChain chain : chains) {
            join(chain, name, factor, builder, edges);
        }
        if (form == NirForm.SYNAPSE_LEAKS && layer.spikes()) {
            subtractThreshold(name, threshold, builder, edges);
        }
        new NirRemarks(options, dt, notes, warnings)
                .layer(layer, form, chains, form == NirForm.SYNAPSE_LEAKS ? tau : tauSyn);
    }

    private NirForm form(NirLayer layer) {
        if (layer.hasSynapse()) {
            return NirForm.SYNAPSE_AND_MEMBRANE;
        }
        boolean isRead = flat.targets(layer.name()).stream()
                .anyMatch(target -> flat.nodes().get(target).type().equals("Output"));
        return layer.spikes() && isRead ? NirForm.SHORT_SYNAPSE : NirForm.SYNAPSE_LEAKS;
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    /** A membrane that keeps nothing forgets its reset; the synapse, which keeps the potential, is told by the spike itself. */
    private static void subtractThreshold(
            String name, double[] threshold, LayerGraph.Builder builder, List<Runnable> edges) {
        int size = threshold.length;
        double[] weights = new double[size * size];
        for (int i = 0; i < size; i++) {
            weights[i * size + i] = -threshold[i];
        }
        String reset = name + "->" + name + " (reset)";
        builder.add(WeightNode.of(reset, size, size, weights));
        edges.add(() -> builder.connect(name, reset, name));
    }

    private void checkTimes(String name, String key, double[] tau, boolean strict) {
        for (int i = 0; i < tau.length; i++) {
            if (!(tau[i] >= dt) || strict && tau[i] == dt) {
                String why = strict ? "nothing would be left of a spike that arrives" : "Euler's step would overshoot";
                throw new NirException(
                        name,
                        key + "[" + i + "] is " + tau[i] + " s with dt = " + dt + " s; it must be "
                                + (strict ? "longer" : "dt or longer") + ": " + why);
            }
        }
    }

    /** A chain without weights is an edge; one from neurons gets weights of 1, as the synapse scales them. */
    private void join(
            NirChain chain, String target, double[] factor, LayerGraph.Builder builder, List<Runnable> edges) {
        boolean fromInput = flat.nodes().get(chain.source()).type().equals("Input");
        if (chain.nodes().isEmpty() && fromInput || chain.targets() != factor.length) {
            if (chain.nodes().isEmpty()) {
                edges.add(() -> builder.connect(chain.source(), target));
                return;
            }
            throw new NirException(
                    target,
                    "has " + factor.length + " neurons, but " + chain.name() + " gives " + chain.targets() + " values");
        }
        boolean shared = flat.nodes().containsKey(chain.name())
                && (flat.targets(chain.name()).size() > 1
                        || flat.sources(chain.name()).size() > 1);
        String name = chain.nodes().isEmpty()
                ? chain.source() + "->" + target
                : shared ? chain.source() + "->" + chain.name() + "->" + target : chain.name();
        builder.add(chain.scaled(name, factor));
        edges.add(() -> builder.connect(chain.source(), name, target));
    }

    private void output(String name, LayerGraph.Builder builder, List<Runnable> edges) {
        for (String source : flat.sources(name)) {
            if (layers.containsKey(source) || flat.nodes().get(source).type().equals("Input")) {
                edges.add(() -> builder.connect(source, name));
                continue;
            }
            throw new NirException(
                    source,
                    "is read as output " + name + ", but is a "
                            + flat.nodes().get(source).type()
                            + "; the chip's outputs are spikes of neurons: put a layer of neurons behind it");
        }
    }

    /** All ways from neurons or input to a node, through weights. */
    private List<NirChain> chains(String target) {
        List<NirChain> chains = new ArrayList<>();
        for (String source : flat.sources(target)) {
            chains.addAll(chainsThrough(source, 0));
        }
        return chains;
    }

    private List<NirChain> chainsThrough(String name, int depth) {
        NirPrimitive node = flat.nodes().get(name);
        if (layers.containsKey(name) || node.type().equals("Input")) {
            return List.of(NirChain.identity(
                    name, layers.containsKey(name) ? layers.get(name).size() : width(name, node)));
        }
        if (depth > MAX_CHAIN_LENGTH) {
            throw new NirException(
                    name, "is one of more than " + MAX_CHAIN_LENGTH + " weights in a row, or reads itself");
        }
        if (node.type().equals("Output")) {
            throw new NirException(name, "is an output, and nothing leaves it");
        }
        List<NirChain> chains = new ArrayList<>();
        for (String source : flat.sources(name)) {
            for (NirChain before : chainsThrough(source, depth + 1)) {
                chains.add(extended(before, name, node));
            }
        }
        if (chains.isEmpty()) {
            throw new NirException(name, "reads nothing");
        }
        if (chains.size() > MAX_CHAINS) {
            throw new NirException(name, "reads more than " + MAX_CHAINS + " chains of weights");
        }
        return chains;
    }

    private NirChain extended(NirChain before, String name, NirPrimitive node) {
        if (node.type().equals("Scale")) {
            double[] scale = array(name, node, "scale").toDoubles();
            checkWidth(name, scale.length, before, "");
            return before.thenScale(name, scale);
        }
        for (String earlier : before.nodes()) {
            if (!flat.nodes().get(earlier).type().equals("Scale")) {
                throw new NirException(
                        name,
                        "reads the weight " + earlier
                                + "; weights do not follow weights: multiply the two to one matrix");
            }
        }
        NdArray weight = array(name, node, "weight");
        if (weight.rank() != 2) {
            throw new NirException(
                    name, "weight has shape " + Text.shape(weight.shape()) + "; needed is (targets, sources)");
        }
        int rows = weight.shape()[0];
        checkWidth(
                name,
                weight.shape()[1],
                before,
                rows == before.targets()
                        ? "; its weight has shape " + Text.shape(weight.shape())
                                + ", and NIR has (targets, sources): save it transposed"
                        : "; its weight has shape " + Text.shape(weight.shape()) + ", (targets, sources)");
        double[] bias = new double[rows];
        if (node.type().equals("Affine")) {
            bias = array(name, node, "bias").toDoubles();
            if (bias.length != rows) {
                throw new NirException(name, "bias has " + bias.length + " values; weight has " + rows + " rows");
            }
        }
        return before.thenMatrix(name, rows, weight.toDoubles(), bias);
    }

    private static void checkWidth(String name, int width, NirChain before, String hint) {
        if (width != before.targets()) {
            throw new NirException(
                    name, "takes " + width + " values, but " + before.source() + " gives " + before.targets() + hint);
        }
    }

    private static int width(String name, NirPrimitive node) {
        NdArray shape = array(name, node, "shape");
        long width = 1;
        for (int i = 0; i < shape.size(); i++) {
            if (!shape.isWholeAt(i) || shape.longAt(i) < 1 || shape.longAt(i) > MAX_WIDTH) {
                throw new NirException(name, "shape[" + i + "] is " + shape.textAt(i) + "; it must be 1.." + MAX_WIDTH);
            }
            width = Math.min(MAX_WIDTH + 1L, width * shape.longAt(i));
        }
        checkWidth(name, width);
        return (int) width;
    }

    private static void checkWidth(String name, long width) {
        if (width < 1 || width > MAX_WIDTH) {
            throw new NirException(
                    name,
                    "has " + (width < 1 ? "no" : "more than " + MAX_WIDTH) + " values; no chip holds such a layer");
        }
    }
}
