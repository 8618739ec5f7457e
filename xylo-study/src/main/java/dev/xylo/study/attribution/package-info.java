/**
 * Attribution: which step on the way from the float network to the chip loses the accuracy.
 *
 * <p>{@link dev.xylo.study.attribution.Effect} lists what the chip does differently, in a fixed order.
 * {@link dev.xylo.study.attribution.EffectSimulator} simulates any set of these effects: none is the float twin, all are the chip, both bit
 * by bit. A {@link dev.xylo.study.attribution.Waterfall} compares the simulations of
 * {@link dev.xylo.study.attribution.EffectSets#distinct}; what it needs of each is a {@link dev.xylo.study.attribution.Tally}, which blocks
 * of samples add up to.
 */
package dev.xylo.study.attribution;
