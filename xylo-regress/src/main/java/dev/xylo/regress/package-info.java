/**
 * Regression tests of networks: recordings as files, and the first difference between two of them.
 *
 * <p>{@link dev.xylo.regress.States} is a recording whatever it comes from: a run of ours, an {@code .npz} of xylosim's or Rockpool's
 * arrays, what a chip sent back. {@link dev.xylo.regress.Comparison} aligns two in time and finds the first difference by step, state and
 * neuron; {@link dev.xylo.regress.Golden} is a recording together with the network and the input that gave it, in one file.
 *
 * <p>To read states from another kind of file: one method in {@link dev.xylo.regress.StatesReader}, or one more name in its table.
 */
package dev.xylo.regress;
