package dev.xylo.quantize.optimal;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Weights that lie on a grid already, as quantization-aware training leaves them, are the grid's integers: nothing is rounded but thresholds,
 * biases and dashes. A weight shift makes these finer.
 *
 * <p>All weights of a group must be whole multiples of one step. Input and recurrent weights share their neuron's states, so their steps must
 * differ by a power of two, which weight shifts make up for.
 */
public final class LatticeQuantizer {
    private static final String NAME = "lattice";

    /** Weights in single precision, divided by a step of single precision, are whole up to this. */
    private static final double WHOLE = 1e-4;

    private static final int MAX_SHIFT = 7;

    private final OptimalOptions optimal;

    /**
     * With options.
     *
     * @param optimal the float network's decay, and how the readout is used
     */
    public LatticeQuantizer(OptimalOptions optimal) {
        this.optimal = optimal;
    }

    /**
     * Quantizes with each weight shift that the network allows.
     *
     * @param network the float network
     * @param options widths
     * @return one result for each shift, the coarsest thresholds first; empty if the weights lie on no grid of that width
     */
    public List<QuantizationResult> quantize(FloatNetwork network, QuantizationOptions options) {
        int most = (1 << (Math.min(options.bitsPerWeight(), Widths.MAX) - 1)) - 1;
        Optional<double[]> hidden = steps(network, Layer.HIDDEN, most);
        Optional<double[]> readout = steps(network, Layer.READOUT, most);
        List<QuantizationResult> results = new ArrayList<>();
        for (int shift = 0; shift <= MAX_SHIFT && hidden.isPresent() && readout.isPresent(); shift++) {
            Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
            Map<Parameter, double[]> scales = new EnumMap<>(Parameter.class);
            if (put(network, Layer.HIDDEN, hidden.get(), shift, integers, scales)
                    && put(network, Layer.READOUT, readout.get(), shift, integers, scales)) {
                results.add(QuantizationResult.of(NAME, options, network, integers, scales, List.of()));
            }
        }
        return results;
    }

    /** The step of each group of weights; empty if there is none, or steps do not go together. */
    private static Optional<double[]> steps(FloatNetwork network, Layer layer, int most) {
        double[] steps = layer.weights().stream()
                .mapToDouble(weights -> step(network.values(weights), most))
                .toArray();
        if (DoubleStream.of(steps).anyMatch(Double::isNaN)) {
            return Optional.empty();
        }
        double least = DoubleStream.of(steps).filter(step -> step > 0).min().orElse(1);
        for (int g = 0; g < steps.length; g++) {
            steps[g] = steps[g] == 0 ? least : steps[g];
            double doublings = Math.log(steps[g] / least) / Math.log(2);
            if (Math.abs(doublings - Math.rint(doublings)) > WHOLE || doublings > MAX_SHIFT) {
                return Optional.empty();
            }
        }
        return Optional.of(steps);
    }

    /**
     * The largest step of which all values are whole multiples.
     *
     * @param values weights
     * @param most largest multiple that is allowed
     * @return 0 if all values are 0; NaN if there is no such step
     */
    static double step(double[] values, int most) {
        double[] sizes = DoubleStream.of(values)
                .map(Math::abs)
                .filter(v -> v > 0)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return 0;
        }
        double largest = sizes[sizes.length - 1];
        for (int m = 1; m <= most; m++) {
            double step = sizes[0] / m;
            if (largest / step > most + WHOLE) {
                return Double.NaN;
            }
            if (Arrays.stream(sizes)
                    .allMatch(v -> Math.abs(v / step - Math.rint(v / step)) <= WHOLE * (1 + v / step))) {
                return step;
            }
        }
        return Double.NaN;
    }

    /** False if a threshold or a bias does not fit. */
    private boolean put(
            FloatNetwork network,
            Layer layer,
            double[] steps,
            int extra,
            Map<Parameter, long[]> integers,
            Map<Parameter, double[]> scales) {
        NetworkShape shape = network.shape();
        double least = DoubleStream.of(steps).min().orElse(1);
        double unit = least / (1 << extra);
        for (int g = 0; g < steps.length; g++) {
            Parameter weights = layer.weights().get(g);
            double step = steps[g];
            long[] values = new long[shape.size(weights)];
            Arrays.setAll(values, i -> (long) Arithmetic.roundHalfEven(network.value(weights, i) / step));
            integers.put(weights, values);
            scales.put(weights, filled(shape.length(weights.axes().get(1)), 1 / step));
            int shift = (int) Math.rint(Math.log(step / unit) / Math.log(2));
            if (shift > Parameter.Kind.WEIGHT_SHIFT.max()) {
                return false;
            }
            integers.put(layer.shifts().get(g), new long[] {shift});
            scales.put(layer.shifts().get(g), new double[] {1});
        }
        ReadoutUse use = layer == Layer.READOUT ? optimal.readout() : ReadoutUse.SPIKES;
        int neurons = layer.neurons(shape);
        long[] thresholds = new long[neurons];
        long[] biases = new long[neurons];
        boolean fits = true;
        for (int i = 0; i < neurons; i++) {
            double threshold = network.value(layer.threshold(), i) * use.factor() / unit;
            thresholds[i] = use.silent()
                    ? Parameter.Kind.THRESHOLD.max()
                    : threshold > 0 ? Math.max(1, (long) Arithmetic.roundHalfEven(threshold)) : 0;
            biases[i] = (long) Arithmetic.roundHalfEven(network.value(layer.bias(), i) / unit);
            fits &= thresholds[i] <= Parameter.Kind.THRESHOLD.max() / 2 || use.silent();
            fits &= Math.abs(biases[i]) <= Parameter.Kind.BIAS.max();
        }
        integers.put(layer.threshold(), thresholds);
        scales.put(layer.threshold(), filled(neurons, 1 / unit));
        if (network.has(layer.bias())) {
            integers.put(layer.bias(), biases);
            scales.put(layer.bias(), filled(neurons, 1 / unit));
        }
        Dashes dashes = new Dashes(network, optimal);
        List<Parameter> all = new ArrayList<>(layer.dashSyn().subList(0, layer.synapses(shape)));
        all.add(layer.dashMem());
        for (Parameter dash : all) {
            integers.put(dash, dashes.chip(dash));
            scales.put(dash, filled(neurons, 1));
        }
        return fits;
    }

    private static double[] filled(int size, double value) {
        double[] array = new double[size];
        Arrays.fill(array, value);
        return array;
    }
}
