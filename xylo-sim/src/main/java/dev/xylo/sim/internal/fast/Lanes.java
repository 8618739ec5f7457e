package dev.xylo.sim.internal.fast;

/**
 * The inner loops of a fast kernel.
 *
 * @param padding arrays of neurons are padded to a multiple of it
 * @param rows how dense rows are kept and added
 * @param neurons how neurons are updated
 */
public record Lanes(int padding, RowLoops rows, NeuronLoops neurons) {}
