package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Losses that leave nothing of what was trained: every value of a parameter became 0, a threshold became 0, weights arrive at a synapse that
 * passes nothing on, a dash was cut. Looks at values alone, so it serves integers of any program.
 */
public final class TotalLosses {
    private static final int NAMED = 3;

    private TotalLosses() {}

    /** Where the integers are. */
    @FunctionalInterface
    public interface Integers {
        /**
         * The integer of a float value.
         *
         * @param parameter the parameter
         * @param flat index into the float network's flat array
         * @return the integer; NaN where it has no counterpart
         */
        double at(Parameter parameter, int flat);
    }

    /**
     * Compares.
     *
     * @param network the float network
     * @param integers made of it
     * @return one warning for each loss, in the order of the parameters; empty if there is none
     */
    public static List<QuantizationWarning> of(FloatNetwork network, Integers integers) {
        List<QuantizationWarning> losses = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            if (!network.has(parameter)) {
                continue;
            }
            switch (parameter.kind()) {
                case WEIGHT, BIAS -> allZero(network, integers, parameter).ifPresent(losses::add);
                case THRESHOLD -> zeroThresholds(network, integers, parameter).ifPresent(losses::add);
                case DASH -> cutDashes(network, integers, parameter).ifPresent(losses::add);
                default -> {}
            }
        }
        NetworkShape shape = network.shape();
        behindDashZero(shape, (dash, i) -> integers.at(dash, i) == 0, (weights, i) -> network.value(weights, i) != 0)
                .ifPresent(losses::add);
        return List.copyOf(losses);
    }

    /**
     * What integers say by themselves, without the float network that they were made of.
     *
     * @param integers of a network
     * @return a warning where thresholds are 0, and one where weights arrive at a synapse with dash 0
     */
    public static List<QuantizationWarning> of(Design integers) {
        List<QuantizationWarning> losses = new ArrayList<>();
        NetworkShape shape = integers.shape();
        boolean[] heard = heard(integers);
        int[] hidden = IntStream.range(0, shape.hidden())
                .filter(i -> heard[i] && integers.value(Parameter.THRESHOLD, i) == 0)
                .toArray();
        int[] readout = IntStream.range(0, shape.outputs())
                .filter(i -> integers.value(Parameter.THRESHOLD_OUT, i) == 0)
                .toArray();
        if (integers.has(Parameter.THRESHOLD) && hidden.length > 0) {
            losses.add(thresholds(shape, Parameter.THRESHOLD, hidden, are(hidden.length, Parameter.THRESHOLD)));
        }
        if (integers.has(Parameter.THRESHOLD_OUT) && readout.length > 0) {
            losses.add(
                    thresholds(shape, Parameter.THRESHOLD_OUT, readout, are(readout.length, Parameter.THRESHOLD_OUT)));
        }
        behindDashZero(
                        shape,
                        (dash, i) -> integers.has(dash) && integers.value(dash, i) == 0,
                        (weights, i) -> integers.value(weights, i) != 0)
                .ifPresent(losses::add);
        return List.copyOf(losses);
    }

    /** Hidden neurons whose spikes reach somebody. */
    private static boolean[] heard(Design network) {
        NetworkShape shape = network.shape();
        boolean[] heard = new boolean[shape.hidden()];
        network.aliases().forEach(alias -> heard[alias.source()] = true);
        for (int i = 0; i < shape.size(Parameter.WEIGHTS_REC); i++) {
            heard[i / (shape.hidden() * shape.synapses())] |= network.value(Parameter.WEIGHTS_REC, i) != 0;
        }
        for (int i = 0; i < shape.size(Parameter.WEIGHTS_OUT); i++) {
            heard[shape.hiddenOfOutputRow(i / shape.outputs())] |= network.value(Parameter.WEIGHTS_OUT, i) != 0;
        }
        return heard;
    }

    private static Optional<QuantizationWarning> allZero(FloatNetwork network, Integers integers, Parameter parameter) {
        int nonZero = 0;
        int size = network.shape().size(parameter);
        for (int i = 0; i < size; i++) {
            if (network.value(parameter, i) != 0) {
                nonZero++;
                double integer = integers.at(parameter, i);
                if (integer != 0 && !Double.isNaN(integer)) {
                    return Optional.empty();
                }
            }
        }
        return nonZero == 0
                ? Optional.empty()
                : Optional.of(new QuantizationWarning(
                        Kind.PARAMETER_LOST,
                        (nonZero == 1 ? "the only non-zero value" : "all " + nonZero + " non-zero values") + " of "
                                + parameter.key() + " became 0: nothing of it is left on the chip"));
    }

    private static Optional<QuantizationWarning> zeroThresholds(
            FloatNetwork network, Integers integers, Parameter parameter) {
        int[] zeros = IntStream.range(0, network.shape().size(parameter))
                .filter(i -> network.value(parameter, i) > 0 && integers.at(parameter, i) == 0)
                .toArray();
        return zeros.length == 0
                ? Optional.empty()
                : Optional.of(thresholds(
                        network.shape(),
                        parameter,
                        zeros,
                        (zeros.length == 1 ? "1 positive value" : zeros.length + " positive values") + " of "
                                + parameter.key() + " became"));
    }

    private static String are(int count, Parameter parameter) {
        return (count == 1 ? "1 value of " : count + " values of ") + parameter.key() + (count == 1 ? " is" : " are");
    }

    private static QuantizationWarning thresholds(NetworkShape shape, Parameter parameter, int[] neurons, String what) {
        return new QuantizationWarning(
                Kind.THRESHOLD_ROUNDED_TO_ZERO,
                what + " 0 (" + named(shape, parameter, neurons) + "): "
                        + (neurons.length == 1 ? "this neuron spikes" : "these neurons spike")
                        + " to the cap in every step with v_mem at or above 0");
    }

    private static Optional<QuantizationWarning> cutDashes(
            FloatNetwork network, Integers integers, Parameter parameter) {
        int max = Parameter.Kind.DASH.max();
        IntPredicate cut = i -> {
            double rounded = Arithmetic.roundHalfEven(network.value(parameter, i));
            return rounded > max && integers.at(parameter, i) == max || rounded < 0 && integers.at(parameter, i) == 0;
        };
        int[] neurons =
                IntStream.range(0, network.shape().size(parameter)).filter(cut).toArray();
        if (neurons.length == 0) {
            return Optional.empty();
        }
        int worst = neurons[0];
        for (int i : neurons) {
            worst = distance(network.value(parameter, i)) > distance(network.value(parameter, worst)) ? i : worst;
        }
        return Optional.of(new QuantizationWarning(
                Kind.DASH_CUT,
                String.format(
                        Locale.ROOT,
                        "%d %s of %s %s beyond the chip's %s and cut, the worst is %s = %.4g: %s as trained",
                        neurons.length,
                        neurons.length == 1 ? "value" : "values",
                        parameter.key(),
                        neurons.length == 1 ? "is" : "are",
                        Parameter.Kind.DASH.range(),
                        network.shape().element(parameter, worst),
                        network.value(parameter, worst),
                        String.format(
                                Locale.ROOT,
                                "its state decays %.3g times as %s",
                                Math.pow(2, distance(network.value(parameter, worst))),
                                network.value(parameter, worst) > max ? "fast" : "slowly"))));
    }

    private static double distance(double dash) {
        return Math.max(dash - Parameter.Kind.DASH.max(), -dash);
    }

    /** Whether a value of a parameter is so. */
    @FunctionalInterface
    private interface Test {
        boolean of(Parameter parameter, int flat);
    }

    /** With dash 0 a synaptic current decays to 0 before the membrane gets it. */
    private static Optional<QuantizationWarning> behindDashZero(NetworkShape shape, Test dashIsZero, Test isWeight) {
        int lost = 0;
        List<String> where = new ArrayList<>();
        List<Parameter> dashes = new ArrayList<>(List.of(Parameter.DASH_SYN));
        if (shape.synapses() == 2) {
            dashes.add(Parameter.DASH_SYN_2);
        }
        dashes.add(Parameter.DASH_SYN_OUT);
        for (Parameter dash : dashes) {
            boolean readout = dash == Parameter.DASH_SYN_OUT;
            List<Parameter> arriving =
                    readout ? List.of(Parameter.WEIGHTS_OUT) : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC);
            int synapses = readout ? 1 : shape.synapses();
            int synapse = dash == Parameter.DASH_SYN_2 ? 1 : 0;
            for (int neuron = 0; neuron < shape.size(dash); neuron++) {
                if (!dashIsZero.of(dash, neuron)) {
                    continue;
                }
                int own = 0;
                for (Parameter weights : arriving) {
                    int targets = shape.length(weights.axes().get(1));
                    int size = shape.size(weights);
                    for (int i = neuron * synapses + synapse; neuron < targets && i < size; i += targets * synapses) {
                        own += isWeight.of(weights, i) ? 1 : 0;
                    }
                }
                if (own > 0) {
                    where.add(shape.element(dash, neuron));
                }
                lost += own;
            }
        }
        return lost == 0
                ? Optional.empty()
                : Optional.of(new QuantizationWarning(
                        Kind.WEIGHTS_BEHIND_DASH_ZERO,
                        (lost == 1 ? "1 non-zero weight arrives" : lost + " non-zero weights arrive")
                                + " at a synapse with dash 0 (" + named(where)
                                + "): the chip drops every spike there before it reaches the membrane"));
    }

    private static String named(NetworkShape shape, Parameter parameter, int[] neurons) {
        return named(
                IntStream.of(neurons).mapToObj(i -> shape.element(parameter, i)).toList());
    }

    private static String named(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() > NAMED ? first + " and " + (all.size() - NAMED) + " more" : first;
    }
}
