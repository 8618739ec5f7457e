package dev.xylo.formats.network;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network brought to the form of files that are loaded onto a chip: integers, every parameter stated, at most one alias target per
 * neuron. One use; keeps account of what is lost on the way.
 */
final class ChipForm {
    private static final int SHOWN = 5;

    private final String format;
    private final Specification specification;
    private final XyloNetwork network;
    private final EnumMap<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    private final List<Fit.Loss> losses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private NetworkShape shape;
    private List<Alias> aliases;

    /**
     * Begins with all parameters, missing ones as 0, except biases.
     *
     * @param specification the network
     * @param format name for messages
     * @throws FormatException if it is not a network of the chip's integers
     */
    ChipForm(Specification specification, String format) throws FormatException {
        this.format = format;
        this.specification = specification;
        this.network = integers(specification, format);
        this.shape = network.shape();
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() != Parameter.Kind.BIAS) {
                values.put(parameter, network.values(parameter));
            }
        }
        this.aliases = new ArrayList<>(network.aliases());
        aliases.sort(Comparator.comparingInt(Alias::source));
    }

    private static XyloNetwork integers(Specification specification, String format) throws FormatException {
        try {
            return specification.toXyloNetwork();
        } catch (FormatException e) {
            if (specification.isInteger()) {
                throw e;
            }
            throw new FormatException(
                    specification.source(),
                    null,
                    "is a network in floating point (" + e.reason() + "), but " + format
                            + " holds the chip's integers; quantize it first (xylo quantize)",
                    e);
        }
    }

    /** The chip to write for: the one asked for, or else the first without bias or the first with. */
    Chip target(Optional<Chip> asked) {
        if (asked.isPresent()) {
            return asked.get();
        }
        boolean biased = Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.kind() == Parameter.Kind.BIAS)
                .anyMatch(parameter -> nonZero(network.values(parameter)).length > 0);
        Chip chip = biased ? Chip.SYNS61201 : Chip.SYNS61300;
        notes.add("written for " + chip + ", as the network has " + (biased ? "biases" : "no bias")
                + "; --chip chooses another");
        return chip;
    }

    /** Every hidden neuron receives input and reaches the readout, over weights of 0 where there were none. */
    void expand() {
        NetworkShape full = new NetworkShape(
                shape.inputs(),
                shape.hidden(),
                shape.hidden(),
                shape.hidden(),
                shape.outputs(),
                shape.synapses(),
                shape.synapseAxis());
        int rowBefore = shape.inputExpansion() * shape.synapses();
        int row = shape.hidden() * shape.synapses();
        int[] before = values.get(Parameter.WEIGHTS_IN);
        int[] in = new int[full.size(Parameter.WEIGHTS_IN)];
        for (int i = 0; i < shape.inputs(); i++) {
            System.arraycopy(before, i * rowBefore, in, i * row, rowBefore);
        }
        int[] readout = values.get(Parameter.WEIGHTS_OUT);
        int[] out = new int[full.size(Parameter.WEIGHTS_OUT)];
        System.arraycopy(readout, 0, out, out.length - readout.length, readout.length);
        values.put(Parameter.WEIGHTS_IN, in);
        values.put(Parameter.WEIGHTS_OUT, out);
        shape = full;
    }

    /** Two synapses have an axis of their own, one has none. */
    void squeeze() {
        shape = ofSynapses(shape.synapses());
    }

    /** Leaves out the second synapse; a loss if a weight of it is not 0. */
    void oneSynapse() {
        if (shape.synapses() == 1) {
            squeeze();
            return;
        }
        int nonZero = 0;
        for (Parameter parameter : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC)) {
            int[] both = values.get(parameter);
            nonZero += (int) IntStream.range(0, both.length / 2)
                    .filter(i -> both[2 * i + 1] != 0)
                    .count();
            values.put(
                    parameter,
                    IntStream.range(0, both.length / 2).map(i -> both[2 * i]).toArray());
        }
        shape = ofSynapses(1);
        if (nonZero > 0) {
            losses.add(new Fit.Loss(
                    "weights_in, weights_rec",
                    nonZero + " weights of the second synapse are not 0; " + format
                            + " has one synapse for this chip"));
        }
    }

    /** Whether a weight of the second synapse is not 0. */
    boolean usesSecondSynapse() {
        if (shape.synapses() == 1) {
            return false;
        }
        return List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC).stream().anyMatch(parameter -> {
            int[] both = values.get(parameter);
            return IntStream.range(0, both.length / 2).anyMatch(i -> both[2 * i + 1] != 0);
        });
    }

    /** States a parameter as 0, where the format does not hold it; a loss if it is not 0 anyway. */
    void drop(Parameter parameter, String why) {
        int[] lost = nonZero(network.values(parameter));
        values.remove(parameter);
        if (lost.length > 0) {
            losses.add(new Fit.Loss(parameter.key(), lost.length + " values are not 0" + why + some(parameter, lost)));
        }
    }

    /** Biases within a range; a loss if one is clipped. Stated where the network has any bias, left out otherwise. */
    void bias(int min, int max) {
        if (!network.has(Parameter.BIAS) && !network.has(Parameter.BIAS_OUT)) {
            return;
        }
        for (Parameter parameter : List.of(Parameter.BIAS, Parameter.BIAS_OUT)) {
            int[] array = network.values(parameter);
            int[] beyond = IntStream.range(0, array.length)
                    .filter(i -> array[i] < min || array[i] > max)
                    .toArray();
            if (beyond.length > 0) {
                losses.add(new Fit.Loss(
                        parameter.key(),
                        beyond.length + " values are beyond " + min + ".." + max + ", the range of " + format
                                + some(parameter, beyond)));
            }
            values.put(
                    parameter,
                    Arrays.stream(array).map(v -> Math.clamp(v, min, max)).toArray());
        }
    }

    /** The first target of each neuron; others are a loss. */
    void oneAliasEach() {
        Set<Integer> sources = new HashSet<>();
        List<Alias> kept = new ArrayList<>();
        List<Alias> lost = new ArrayList<>();
        for (Alias alias : aliases) {
            (sources.add(alias.source()) ? kept : lost).add(alias);
        }
        aliases = kept;
        if (!lost.isEmpty()) {
            losses.add(new Fit.Loss(
                    Keys.ALIASES,
                    lost.size() + " targets are second ones of their neuron, and " + format + " holds one per neuron: "
                            + lost.stream()
                                    .limit(SHOWN)
                                    .map(alias -> alias.source() + " -> " + alias.target())
                                    .collect(Collectors.joining(", "))
                            + (lost.size() > SHOWN ? ", ..." : "")));
        }
    }

    /** Says that the length of a step is not kept. */
    void noTimeStep() {
        specification.timeStep().ifPresent(seconds -> notes.add("dt (" + seconds + " s) is not kept in " + format));
    }

    /** The result; the length of a step is kept. */
    Fit fit() {
        Specification fitted = Specification.of(XyloNetwork.of(shape, values, aliases));
        return new Fit(
                specification.timeStep().isPresent()
                        ? fitted.withTimeStep(specification.timeStep().getAsDouble())
                        : fitted,
                losses,
                notes);
    }

    /** The result, without the length of a step. */
    Fit fitWithoutTimeStep() {
        noTimeStep();
        return new Fit(Specification.of(XyloNetwork.of(shape, values, aliases)), losses, notes);
    }

    /** Refuses arrays beside the network. */
    static void noExtras(Path file, String format, Map<String, NdArray> extra) throws FormatException {
        if (!extra.isEmpty()) {
            throw new FormatException(
                    file, null, format + " holds no arrays beside the network, such as " + extra.keySet());
        }
    }

    private NetworkShape ofSynapses(int synapses) {
        return new NetworkShape(
                shape.inputs(),
                shape.inputExpansion(),
                shape.hidden(),
                shape.outputExpansion(),
                shape.outputs(),
                synapses,
                synapses == 2);
    }

    private static int[] nonZero(int[] array) {
        return IntStream.range(0, array.length).filter(i -> array[i] != 0).toArray();
    }

    private String some(Parameter parameter, int[] indices) {
        return Arrays.stream(indices)
                .limit(SHOWN)
                .mapToObj(i -> network.shape().element(parameter, i) + " = " + network.value(parameter, i))
                .collect(Collectors.joining(", ", ": ", indices.length > SHOWN ? ", ..." : ""));
    }
}
