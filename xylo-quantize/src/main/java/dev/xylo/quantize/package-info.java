/**
 * Quantizers. Each takes a {@link dev.xylo.core.network.FloatNetwork} and gives a {@link dev.xylo.quantize.QuantizationResult}: the
 * integers, the scale of every channel, what was rounded to 0, clipped or rescaled, and a warning for each loss that the method is
 * known for. The input is never modified.
 *
 * <p>{@link dev.xylo.quantize.Compat} says whose arithmetic is followed to the last bit: two published versions, or the corrected one.
 *
 * <p>To add a quantizer: one class that implements {@link dev.xylo.quantize.Quantizer}, one line in
 * {@link dev.xylo.quantize.Quantizers}, one golden file.
 */
package dev.xylo.quantize;
