/**
 * Decoders: from a run to an answer. A {@link dev.xylo.sim.decode.Decoder} gives every class a score; the answer is the class of the largest
 * score, ties to the lowest index ({@link dev.xylo.sim.decode.Scores#decide}). Nothing else in this project decides so.
 *
 * <p>Scores are raw: spikes, steps, or states in the units of the run that was recorded, as a program beside the chip reads them.
 *
 * <p>To add one: a class here that implements {@link dev.xylo.sim.decode.Decoder}, and a line in {@link dev.xylo.sim.decode.Decoders}.
 */
package dev.xylo.sim.decode;
