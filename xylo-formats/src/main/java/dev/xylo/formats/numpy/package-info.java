/**
 * NumPy's files: {@link dev.xylo.formats.numpy.Npy} holds one array, {@link dev.xylo.formats.numpy.Npz} several by name (a ZIP of NPY
 * members).
 *
 * <p>Read are format versions 1.0 to 3.0, both byte orders, C and Fortran order, and every type of {@link dev.xylo.formats.numpy.DType}.
 * Refused, by name, are Python objects (reading them would run code from the file), text, records, complex numbers and dates. A file
 * must be whole: what is truncated, has bytes left over, or fails its checksum is an error.
 *
 * <p>Sizes are checked before memory is taken. An NPY file must have exactly the bytes its header declares. A member of an NPZ must not
 * declare more than DEFLATE can make of its compressed bytes (1032 to 1), and its buffer grows with the bytes that really arrive.
 *
 * <p>To add an element type: a constant in {@link dev.xylo.formats.numpy.DType} and its cases in {@link dev.xylo.formats.numpy.NdArray};
 * the tests walk over all types.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
package dev.xylo.formats.numpy;
