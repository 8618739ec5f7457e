/**
 * The fast kernels: one program over 16-bit states, and two ways to run its inner loops ({@code Lanes}: rows and neurons).
 *
 * <p>All states are int16, in arrays padded to whole vectors; a layer's currents are one array, synapse after synapse, so that a
 * source's weights are one contiguous row. What makes it fast: sources are visited only if they spike; rows whose sum cannot
 * saturate are added plainly, in any grouping; everything that clamps is left to one exact path that also counts; a layer in which
 * nothing moves is not visited at all.
 *
 * <p>To add a way to run the loops, implement {@code RowLoops} and {@code NeuronLoops} and name them in {@code Kernels}. {@code AdaptiveKernel}
 * changes from one way to another when {@code WarmUp} has found it compiled.
 */
package dev.xylo.sim.internal.fast;
