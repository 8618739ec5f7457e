package dev.xylo.study.attribution;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the chip does differently from the float twin, in the order in which attribution switches it on.
 *
 * <p>Off always means: as the reference twin has it. Together, all seven are the chip; there is no eighth. The order is fixed, because
 * losses interact: what an effect costs depends on what is on already. It goes from what a network can be trained with (caps, decays)
 * over its parameters to its states.
 */
public enum Effect {
    /**
     * At most 15 spikes per input channel, 31 per hidden neuron and 1 per readout neuron in a step. Off: the reference's caps; a
     * reference that has the chip's caps already loses nothing here by construction. A threshold that became 0 keeps the chip's cap
     * even then, as it would spike for ever.
     */
    SPIKE_CAPS("spike_caps"),
    /**
     * Dashes are whole numbers within 0..15, rounded half to even. Off: real numbers. A reference with {@code bitshift} decay rounds
     * them itself and loses nothing here, but for dashes beyond 0..15.
     */
    DASH_ROUNDING("dash_rounding"),
    /**
     * A state keeps the share {@code 1 - 2^-dash} of itself in a step. Off: {@code exp(-2^-dash)} where the reference is exponential.
     * A reference with {@code euler} or {@code bitshift} decay loses nothing here.
     */
    BITSHIFT_DECAY("bitshift_decay"),
    /**
     * Weights are int8: scaled by what the method chooses when weights are all there is (thresholds and biases left out), rounded, and
     * clipped to int8. Off: real weights.
     */
    WEIGHT_ROUNDING("weight_rounding"),
    /**
     * Thresholds and biases are int16, and everything that the method does on their account: rounding, clipping, a scale other than
     * the weights' (such as a bias that is not scaled), a threshold beyond its range or a large bias that scales the weights down. Off:
     * real numbers in the weights' scale.
     */
    THRESHOLD_AND_BIAS_ROUNDING("threshold_and_bias_rounding"),
    /**
     * Synaptic currents and membrane potentials are whole numbers, and the decay's loss is rounded towards minus infinity, or is 1 if
     * that would leave a positive state where it is (the chip's arithmetic shift). Widths are unlimited: sums do not saturate. Off:
     * real states.
     */
    INTEGER_STATE("integer_state"),
    /** Every sum that the chip forms is clamped to int16, in the chip's order; the corner of core 2 that wraps, wraps. Off: no limit. */
    SATURATION("saturation");

    private final String key;

    Effect(String key) {
        this.key = key;
    }

    /**
     * Key in files.
     *
     * @return such as {@code spike_caps}
     */
    public String key() {
        return key;
    }

    /**
     * Finds an effect by its key.
     *
     * @param key such as {@code spike_caps}
     * @return the effect, or empty
     */
    public static Optional<Effect> ofKey(String key) {
        return Arrays.stream(values()).filter(e -> e.key.equals(key)).findFirst();
    }
}
