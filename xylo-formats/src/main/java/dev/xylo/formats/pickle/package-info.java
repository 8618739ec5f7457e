/**
 * Python's pickles and PyTorch's files, read without running anything.
 *
 * <p>A pickle is a program: its instructions name functions of Python, and {@code pickle.load} calls them. Here a small interpreter knows
 * the instructions that containers, numbers, text and arrays need (protocols 0 to 5), and {@link dev.xylo.formats.pickle.Constructor} the
 * few functions that these call. Anything else is refused by name, at the moment when it is named: no class is looked up, nothing is
 * called, whatever the file says.
 *
 * <p>{@link dev.xylo.formats.pickle.PickleFile} reads a pickle, {@link dev.xylo.formats.pickle.TorchFile} what {@code torch.save} wrote,
 * both formats of it. The result is plain values ({@link dev.xylo.formats.values}). What a file makes us hold is counted against half of
 * the Java heap before it is taken; lists that hold themselves and those that unfold without end are refused.
 *
 * <p>To allow another function of Python: one constant in {@link dev.xylo.formats.pickle.Constructor}, and only if it makes plain data of
 * plain data.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">pickletools: every instruction, explained</a>
 */
package dev.xylo.formats.pickle;
