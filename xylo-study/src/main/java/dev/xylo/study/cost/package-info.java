/**
 * What a network costs on a chip: cycles per time step and the clock for real time as Rockpool 3.1.0 publishes them, operations, and an
 * estimate of power and energy.
 *
 * <p>{@link dev.xylo.study.cost.CycleModel} needs a network and an {@link dev.xylo.study.cost.Activity}: assumed rates, the worst case, or
 * those of a recording. {@link dev.xylo.study.cost.RecordedCost} applies it step by step to a data set. {@link
 * dev.xylo.study.cost.EnergyModel} is linear in the cycles; its coefficients come from a file and are fitted to few published points, so its
 * results are estimates with a spread.
 */
package dev.xylo.study.cost;
