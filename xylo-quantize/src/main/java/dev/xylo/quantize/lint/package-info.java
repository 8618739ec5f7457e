/**
 * Where every float parameter went: {@link dev.xylo.quantize.lint.Lint} compares a float specification with the integers that somebody
 * made of it, with this program or another.
 *
 * <p>It knows neither the quantizer nor its scales: {@link dev.xylo.quantize.lint.ScaleFit} finds, per neuron, the scale that the most
 * values agree with, each parameter with the same say, so that one that was dropped, wrapped or rescaled stands out and does not bend the
 * scale. Every value then has one {@link dev.xylo.quantize.lint.Fate}.
 */
package dev.xylo.quantize.lint;
