/**
 * Several networks, several methods, several widths: what each method is worth, with tests.
 *
 * <ol>
 *   <li>{@link dev.xylo.study.comparison.Comparison} quantizes and runs everything; {@link dev.xylo.study.comparison.Outcome} is what one
 *       method made of one network at one width, sample by sample.
 *   <li>{@link dev.xylo.study.comparison.Compared} holds the outcomes; losses and their intervals over the networks.
 *   <li>{@link dev.xylo.study.comparison.Rivalry} asks whether a method is ever significantly worse than the best of others.
 *   <li>{@link dev.xylo.study.comparison.ComparisonText} prints all of it.
 *   <li>{@link dev.xylo.study.comparison.Pruning} compares a float network with what is left of it.
 * </ol>
 *
 * <p>Where there are no labels, "right" means: decoded as the float network decodes it. {@link
 * dev.xylo.study.comparison.SpikeAgreement} compares spike by spike, with labels and without.
 */
package dev.xylo.study.comparison;
