/**
 * Bit-exact simulation of a Xylo core.
 *
 * <p>{@link dev.xylo.sim.Simulator} checks everything once and hands the work to a kernel, which trusts it. The network is
 * immutable, the compiled tables are shared by all simulators {@linkplain dev.xylo.sim.Simulator#fork() forked} from one another,
 * the state is mutable and belongs to one thread.
 *
 * <p>To add a kernel: one class that implements the internal kernel interface, one line in its registry. Every kernel must equal
 * the reference kernel in every state, counter and flag; the test kit's contract test picks a new one up by itself.
 */
package dev.xylo.sim;
