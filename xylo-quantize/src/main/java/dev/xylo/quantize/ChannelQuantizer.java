package dev.xylo.quantize;

import static dev.xylo.core.network.Parameter.BIAS;
import static dev.xylo.core.network.Parameter.BIAS_OUT;
import static dev.xylo.core.network.Parameter.THRESHOLD;
import static dev.xylo.core.network.Parameter.THRESHOLD_OUT;
import static dev.xylo.core.network.Parameter.WEIGHTS_IN;
import static dev.xylo.core.network.Parameter.WEIGHTS_OUT;
import static dev.xylo.core.network.Parameter.WEIGHTS_REC;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationWarning.Kind;

/** One scale for the weights that arrive at each neuron: Rockpool's {@code channel_quantize}. */
final class ChannelQuantizer implements Quantizer {
    @Override
    public String method() {
        return "channel";
    }

    @Override
    public QuantizationResult quantize(FloatNetwork network, QuantizationOptions options) {
        QuantizationBuilder builder = new QuantizationBuilder(network, options);
        if (options.compat().published()) {
            if (options.fuzzyScaling()) {
                builder.warn(
                        Kind.OPTION_IGNORED,
                        "fuzzy_scaling is an option of 'global'; the published 'channel' ignores it");
            }
            new Published(builder).run();
        } else {
            CorrectedScaling.channel(builder);
        }
        return builder.build(method());
    }

    /** The published loops, with the differences between versions where they occur. */
    private static final class Published {
        private final QuantizationBuilder builder;
        private final NetworkShape shape;
        private final Compat compat;
        private final long maxWeight;
        private final long maxThreshold;
        private int biasesNotScaled;
        private int biasesNotLimited;
        private String worstBiasOut;
        private long worstBiasOutError;

        Published(QuantizationBuilder builder) {
            this.builder = builder;
            this.shape = builder.shape();
            this.compat = builder.options().compat();
            this.maxWeight = builder.options().maxWeight();
            this.maxThreshold = builder.options().maxThreshold();
        }

        void run() {
            // 2.7 asks for the synapse axis and not for the number of synapses: (.., .., 1) is treated as two.
            boolean scalesBias = compat.isBefore28() ? shape.synapseAxis() : shape.synapses() == 2;
            int visited = compat.isBefore28() ? shape.inputExpansion() : shape.hidden();
            if (builder.has(BIAS)) {
                builder.scale(BIAS, 1);
            }
            for (int i = 0; i < visited; i++) {
                hidden(i, scalesBias);
            }
            if (builder.has(BIAS_OUT)) {
                builder.scale(BIAS_OUT, 1);
            }
            for (int j = 0; j < shape.outputs(); j++) {
                readout(j, scalesBias, visited);
            }
            warn(visited);
        }

        private void hidden(int i, boolean scalesBias) {
            boolean hasInput = i < shape.inputExpansion();
            double largest = Math.max(hasInput ? largest(WEIGHTS_IN, i) : 0, largest(WEIGHTS_REC, i));
            if (largest == 0) {
                builder.scaleChannel(THRESHOLD, i, 1, false);
                return;
            }
            double scaling = maxWeight / largest;
            scaleHidden(i, hasInput, scaling, false);
            if (builder.has(BIAS) && scalesBias) {
                builder.scaleChannel(BIAS, i, scaling, false);
            } else if (builder.has(BIAS) && builder.floats(BIAS)[i] != 0) {
                biasesNotScaled++;
            }
            if (Math.abs(builder.integers(THRESHOLD)[i]) > maxThreshold) {
                if (i == shape.inputExpansion()) {
                    throw new UnsupportedNetworkException(shape.element(THRESHOLD, i)
                            + " exceeds its range at the first neuron"
                            + " without input, where " + compat.key() + " fails (an off-by-one of the original);"
                            + " use 'corrected', or more weight_in columns");
                }
                scaleHidden(i, hasInput, maxThreshold / builder.floats(THRESHOLD)[i], true);
                if (builder.has(BIAS) && builder.floats(BIAS)[i] != 0) {
                    biasesNotLimited++;
                }
            }
        }

        private void scaleHidden(int i, boolean hasInput, double scale, boolean limited) {
            if (hasInput) {
                builder.scaleChannel(WEIGHTS_IN, i, scale, limited);
            }
            builder.scaleChannel(WEIGHTS_REC, i, scale, limited);
            builder.scaleChannel(THRESHOLD, i, scale, limited);
        }

        private void readout(int j, boolean scalesBias, int visited) {
            double largest = largest(WEIGHTS_OUT, j);
            if (largest == 0) {
                builder.scaleChannel(THRESHOLD_OUT, j, 1, false);
                return;
            }
            double scaling = maxWeight / largest;
            builder.scaleChannel(WEIGHTS_OUT, j, scaling, false);
            builder.scaleChannel(THRESHOLD_OUT, j, scaling, false);
            if (builder.has(BIAS_OUT)) {
                builder.scaleChannel(BIAS_OUT, j, scaling, false);
                if (compat.isBefore28()) {
                    takeFromHiddenBias(j, scalesBias, visited, scaling);
                }
            }
            if (Math.abs(builder.integers(THRESHOLD_OUT)[j]) > maxThreshold) {
                double limited = maxThreshold / builder.floats(THRESHOLD_OUT)[j];
                builder.scaleChannel(WEIGHTS_OUT, j, limited, true);
                builder.scaleChannel(THRESHOLD_OUT, j, limited, true);
                if (builder.has(BIAS_OUT) && builder.floats(BIAS_OUT)[j] != 0) {
                    biasesNotLimited++;
                }
            }
        }

        private void takeFromHiddenBias(int j, boolean scalesBias, int visited, double scaling) {
            long own = builder.integers(BIAS_OUT)[j];
            long taken = (long) Arithmetic.roundHalfEven(hiddenBias(j, scalesBias, visited) * scaling);
            builder.integers(BIAS_OUT)[j] = taken;
            if (taken != own && Math.abs(taken - own) > worstBiasOutError) {
                worstBiasOutError = Math.abs(taken - own);
                worstBiasOut = shape.element(BIAS_OUT, j) + " becomes " + taken + " where its own value gives " + own;
            }
        }

        /** The hidden bias as 2.7's hidden loop left it: scaled and rounded where visited with weights, else untouched. */
        private double hiddenBias(int j, boolean scalesBias, int visited) {
            if (!builder.has(BIAS)) {
                throw new UnsupportedNetworkException(
                        "rockpool-2.7 cannot quantize a bias_out without a bias; use --compat rockpool-3.1.0 or corrected");
            }
            if (j >= shape.hidden()) {
                throw new UnsupportedNetworkException("rockpool-2.7 takes bias_out[" + j + "] from bias[" + j
                        + "], but there are " + shape.hidden()
                        + " hidden neurons; use --compat rockpool-3.1.0 or corrected");
            }
            boolean scaled = scalesBias && j < visited && channelHasWeights(j);
            return scaled ? builder.integers(BIAS)[j] : builder.floats(BIAS)[j];
        }

        private boolean channelHasWeights(int i) {
            return largest(WEIGHTS_REC, i) != 0 || (i < shape.inputExpansion() && largest(WEIGHTS_IN, i) != 0);
        }

        private double largest(Parameter weights, int channel) {
            return builder.largestPerChannel(weights)[channel];
        }

        private void warn(int visited) {
            if (biasesNotScaled > 0) {
                builder.warn(
                        Kind.BIAS_NOT_SCALED,
                        biasesNotScaled + " hidden biases are only rounded, not scaled with their"
                                + " neuron's weights, as the original does with one synapse; 'corrected' scales them");
            }
            if (biasesNotLimited > 0) {
                builder.warn(
                        Kind.BIAS_NOT_LIMITED,
                        biasesNotLimited + " biases keep their scale where a threshold limit scaled"
                                + " weights and threshold down, as the original does; 'corrected' scales all");
            }
            if (worstBiasOut != null) {
                builder.warn(
                        Kind.BIAS_OUT_FROM_HIDDEN_BIAS,
                        "bias_out is computed from the hidden neurons' bias, as rockpool-2.7 does (" + worstBiasOut
                                + "); rockpool-3.1.0 and 'corrected' use bias_out");
            }
            if (visited < shape.hidden()) {
                builder.warn(
                        Kind.NEURONS_LOST,
                        "hidden neurons " + visited + ".." + (shape.hidden() - 1) + " receive no input:"
                                + " rockpool-2.7 sets their recurrent weights and thresholds to 0, so they spike to their cap;"
                                + " rockpool-3.1.0 and 'corrected' keep them");
            }
        }
    }
}
