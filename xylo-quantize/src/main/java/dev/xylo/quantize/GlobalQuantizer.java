package dev.xylo.quantize;

import static dev.xylo.core.network.Parameter.BIAS;
import static dev.xylo.core.network.Parameter.BIAS_OUT;
import static dev.xylo.core.network.Parameter.THRESHOLD;
import static dev.xylo.core.network.Parameter.THRESHOLD_OUT;
import static dev.xylo.core.network.Parameter.WEIGHTS_IN;
import static dev.xylo.core.network.Parameter.WEIGHTS_OUT;
import static dev.xylo.core.network.Parameter.WEIGHTS_REC;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One scale for the hidden layer, one for the readout: Rockpool's {@code global_quantize}. */
final class GlobalQuantizer implements Quantizer {
    @Override
    public String method() {
        return "global";
    }

    @Override
    public QuantizationResult quantize(FloatNetwork network, QuantizationOptions options) {
        QuantizationBuilder builder = new QuantizationBuilder(network, options);
        if (options.compat().published()) {
            published(builder, options);
        } else {
            CorrectedScaling.global(builder);
        }
        return builder.build(method());
    }

    private static void published(QuantizationBuilder builder, QuantizationOptions options) {
        double scaling =
                options.maxWeight() / largestWeight(builder, options.fuzzyScaling(), BIAS, WEIGHTS_IN, WEIGHTS_REC);
        double scalingOut = options.maxWeight() / largestWeight(builder, options.fuzzyScaling(), BIAS_OUT, WEIGHTS_OUT);
        scaling = Double.isInfinite(scaling) ? 1 : scaling;
        scalingOut = Double.isInfinite(scalingOut) ? 1 : scalingOut;

        for (Parameter parameter : List.of(WEIGHTS_IN, WEIGHTS_REC, THRESHOLD)) {
            builder.scale(parameter, scaling);
        }
        for (Parameter parameter : List.of(WEIGHTS_OUT, THRESHOLD_OUT)) {
            builder.scale(parameter, scalingOut);
        }
        if (builder.has(BIAS)) {
            builder.scale(BIAS, scaling);
        }
        if (builder.has(BIAS_OUT)) {
            builder.scale(BIAS_OUT, scaling);
            if (builder.largest(BIAS_OUT) != 0 && scaling != scalingOut) {
                builder.warn(
                        Kind.BIAS_OUT_WITH_HIDDEN_SCALE,
                        String.format(
                                Locale.ROOT,
                                "bias_out is scaled by the hidden layer's %.4g and not by the readout's %.4g, as the"
                                        + " original does; 'corrected' does not",
                                scaling,
                                scalingOut));
            }
        }
        if (limit(builder, THRESHOLD, List.of(THRESHOLD, WEIGHTS_IN, WEIGHTS_REC)) && builder.largest(BIAS) != 0) {
            builder.warn(
                    Kind.BIAS_NOT_LIMITED,
                    "a threshold exceeded its range: weights and thresholds of the hidden layer were"
                            + " scaled down, the bias was not, as the original does; 'corrected' scales all");
        }
        if (limit(builder, THRESHOLD_OUT, List.of(THRESHOLD_OUT, WEIGHTS_OUT, WEIGHTS_REC))
                && builder.largest(WEIGHTS_REC) != 0) {
            builder.warn(
                    Kind.RECURRENT_RESCALED_BY_OUTPUT_THRESHOLD,
                    "an output threshold exceeded its range: the recurrent"
                            + " weights were scaled down with the readout, as the original does; 'corrected' leaves them alone");
        }
    }

    /** If the largest threshold exceeds its range, scales the rounded values down and rounds again. */
    private static boolean limit(QuantizationBuilder builder, Parameter threshold, List<Parameter> touched) {
        long largest = Arrays.stream(builder.integers(threshold)).max().orElse(0);
        long limit = builder.options().maxThreshold();
        if (largest <= limit) {
            return false;
        }
        double limited = (double) limit / largest;
        touched.forEach(parameter -> builder.rescale(parameter, limited));
        return true;
    }

    /** The value that maps to the largest integer; 0 if there is no weight. With fuzzy scaling the bias has no say. */
    private static double largestWeight(
            QuantizationBuilder builder, boolean fuzzy, Parameter bias, Parameter... weights) {
        if (fuzzy) {
            double[] nonZero = Arrays.stream(weights)
                    .flatMapToDouble(parameter -> Arrays.stream(builder.floats(parameter)))
                    .filter(w -> w != 0)
                    .toArray();
            if (nonZero.length == 0) {
                builder.warn(
                        Kind.OPTION_IGNORED,
                        weights[0].key() + " has no non-zero weights to scale by: scaled by 1, where the"
                                + " original gives no number");
                return 0;
            }
            return Math.abs(NumpyStatistics.mean(nonZero)) + 2 * NumpyStatistics.standardDeviation(nonZero);
        }
        double largest =
                Arrays.stream(weights).mapToDouble(builder::largest).max().orElse(0);
        return Math.max(largest, builder.largest(bias));
    }
}
