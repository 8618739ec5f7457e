/**
 * First divergence: where the chip leaves the float run by more than rounding explains.
 *
 * <p>{@link dev.xylo.study.divergence.DivergenceFinder} compares the recordings of one sample and says what rounding allows;
 * {@link dev.xylo.study.divergence.DivergenceSummary} counts over a set of samples, {@link dev.xylo.study.divergence.DivergenceTrace} shows one.
 */
package dev.xylo.study.divergence;
