/**
 * The audio front-end of SYNS61201 (Audio 2): an analog filter bank, as a model in double, and divisive normalization in integers.
 *
 * <p>{@link dev.xylo.frontend.audio2.AnalogFrontEnd} is the model with its mismatch and noise, both from one seed; it follows Rockpool 3.1.0's
 * {@code AFESim} to about 1e-9, not to the bit: logarithms and Fourier transforms differ in the last places. {@link
 * dev.xylo.frontend.audio2.DivisiveNormalization} is exact. Rockpool's variant without the LFSR is not here.
 */
package dev.xylo.frontend.audio2;
