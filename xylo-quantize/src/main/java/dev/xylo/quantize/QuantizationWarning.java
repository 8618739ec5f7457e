package dev.xylo.quantize;

/**
 * A loss that the user should know of.
 *
 * @param kind what it is
 * @param message one line: what happened, to how many values, and what to do
 */
public record QuantizationWarning(Kind kind, String message) {

    /** The losses that are known. */
    public enum Kind {
        /** Published {@code channel} with one synapse rounds the bias without scaling it. */
        BIAS_NOT_SCALED,
        /** Published {@code global} scales bias_out with the hidden layer's scale. */
        BIAS_OUT_WITH_HIDDEN_SCALE,
        /** Rockpool 2.7's {@code channel} computes bias_out from the hidden bias. */
        BIAS_OUT_FROM_HIDDEN_BIAS,
        /** Published {@code global} rescales the recurrent weights by an output threshold's limit. */
        RECURRENT_RESCALED_BY_OUTPUT_THRESHOLD,
        /** Published methods scale weights and threshold down when a threshold is too large, but not the bias. */
        BIAS_NOT_LIMITED,
        /** Rockpool 2.7's {@code channel} zeroes neurons beyond the input columns. */
        NEURONS_LOST,
        /** Values beyond the chip's range: clipped when the integers become a network. */
        OUT_OF_RANGE,
        /** A positive threshold became 0: the neuron emits 31 spikes in every step with v_mem at or above 0. */
        THRESHOLD_ROUNDED_TO_ZERO,
        /** Every value of a parameter that was not 0 became 0. */
        PARAMETER_LOST,
        /** Weights arrive at a synapse with dash 0, which passes nothing on. */
        WEIGHTS_BEHIND_DASH_ZERO,
        /** A dash beyond the chip's range was cut to it. */
        DASH_CUT,
        /** An option that this method does not have. */
        OPTION_IGNORED,
        /** More bits were asked for than the chip has. */
        BITS_LIMITED,
        /** Which integers were kept after a comparison, and why. No loss. */
        CHOSEN,
        /** A calibration had less time than it needed. */
        TIME_OVER
    }
}
