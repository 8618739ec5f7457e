package dev.xylo.quantize.lint;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * The scale of every neuron of the hidden or the readout layer. Weights, threshold and bias of a neuron belong on one scale; each parameter
 * has one vote, however many values it has.
 */
final class Layer {
    static final List<Parameter> HIDDEN =
            List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.THRESHOLD, Parameter.BIAS);
    static final List<Parameter> READOUT = List.of(Parameter.WEIGHTS_OUT, Parameter.THRESHOLD_OUT, Parameter.BIAS_OUT);

    /** From this share of the votes, and of the neurons that it explains best, one scale stands for the layer. */
    private static final double COMMON_VOTES = 0.6;

    private static final double COMMON_NEURONS = 0.7;

    private static final int MOST_BITS = 8;

    private final double[] scales;

    private Layer(double[] scales) {
        this.scales = scales;
    }

    double scale(int neuron) {
        return scales[neuron];
    }

    static Layer fit(NetworkShape shape, List<Values> parameters, boolean readout) {
        int neurons = readout ? shape.outputs() : shape.hidden();
        ScaleFit whole = new ScaleFit();
        ScaleFit[] each = new ScaleFit[neurons];
        Arrays.setAll(each, n -> new ScaleFit());
        double[] largest = new double[neurons];
        double voters = 0;
        for (Values values : parameters) {
            int[] votes = new int[neurons];
            int[] nonZero = new int[neurons];
            int total = 0;
            for (int i = 0; i < values.size(); i++) {
                if (values.value(i) != 0) {
                    nonZero[values.channel(i)]++;
                }
                if (values.value(i) != 0 && values.integer(i) != 0) {
                    votes[values.channel(i)]++;
                    total++;
                }
                if (values.parameter().kind() == Parameter.Kind.WEIGHT) {
                    int n = values.channel(i);
                    largest[n] = Math.max(largest[n], Math.abs(values.value(i)));
                }
            }
            voters += total > 0 ? 1 : 0;
            for (int i = 0; i < values.size(); i++) {
                if (values.hasPair(i)) {
                    int n = values.channel(i);
                    add(whole, values, i, total, 0);
                    add(each[n], values, i, votes[n], nonZero[n]);
                }
            }
        }
        double common = exact(whole, whole.best(), Arrays.stream(largest).max().orElse(0));
        boolean isCommon =
                whole.agreement(common) >= COMMON_VOTES * voters && neuronsFor(common, each) >= COMMON_NEURONS;
        double[] scales = new double[neurons];
        for (int n = 0; n < neurons; n++) {
            scales[n] = scale(each[n], common, isCommon, largest[n]);
        }
        return new Layer(scales);
    }

    /** Share of the neurons that no other scale explains better. */
    private static double neuronsFor(double scale, ScaleFit[] each) {
        int all = 0;
        int agree = 0;
        for (ScaleFit neuron : each) {
            double own = neuron.best();
            if (!Double.isNaN(own)) {
                all++;
                agree += neuron.agreement(scale) >= neuron.agreement(own) * (1 - 1e-9) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) agree / all;
    }

    /**
     * A parameter of which nothing is left has its say too: its zeros stand for a scale that brings all of them below half a step.
     */
    private static void add(ScaleFit fit, Values values, int i, int votes, int nonZero) {
        boolean allZero = votes == 0 && nonZero > 0;
        double weight = 1.0 / Math.max(1, allZero ? nonZero : votes);
        fit.add(values.value(i), values.integer(i), values.step(), values.atEnd(i), weight, allZero);
    }

    /** A layer's scale is kept where the neuron does not clearly speak against it. */
    private static double scale(ScaleFit neuron, double common, boolean isCommon, double largest) {
        double own = neuron.best();
        if (Double.isNaN(own)) {
            return common;
        }
        double best = neuron.agreement(own);
        if (isCommon && neuron.agreement(common) >= best / 2) {
            return common;
        }
        return neuron.agreement(common) >= best * (1 - 1e-9) ? common : exact(neuron, own, largest);
    }

    /** Of the scales that explain as much, one that a quantizer uses: 1, or the largest weight brought to 2^(bits-1) - 1. */
    private static double exact(ScaleFit fit, double scale, double largest) {
        if (Double.isNaN(scale)) {
            return scale;
        }
        double agreement = fit.agreement(scale) * (1 - 1e-9);
        if (fit.agreement(1) >= agreement) {
            return 1;
        }
        for (int bits = MOST_BITS; bits >= 2 && largest > 0; bits--) {
            double candidate = ((1 << (bits - 1)) - 1) / largest;
            if (fit.agreement(candidate) >= agreement) {
                return candidate;
            }
        }
        return scale;
    }
}
