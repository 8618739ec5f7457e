/**
 * Plain values: what a file of any kind holds, before anybody asked whether it is a network or a data set.
 *
 * <p>Readers ({@code PickleFile}, {@code TorchFile}, {@code MatFile}, {@code Hdf5File}) make of a file a tree of
 *
 * <ul>
 *   <li>{@code null}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link String}, {@code byte[]};
 *   <li>{@link dev.xylo.formats.numpy.NdArray} for numbers, {@link dev.xylo.formats.values.ObjectArray} for arrays of anything else;
 *   <li>{@link java.util.List} (lists, tuples and sets), {@link java.util.Map} (dictionaries, structs, groups; in the file's order);
 *   <li>{@link dev.xylo.formats.values.Opaque} for what is not read, and does no harm where nobody asks for it.
 * </ul>
 *
 * The tree is finite and shallow: readers refuse what refers to itself or unfolds without end, so whoever walks it needs no guard.
 * {@link dev.xylo.formats.values.Values} turns parts of it into arrays.
 */
package dev.xylo.formats.values;
