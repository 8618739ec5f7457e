/**
 * MATLAB's MAT files as plain values ({@link dev.xylo.formats.values}): version 5 to 7 here, bounded and without recursion into the unknown;
 * version 7.3 is HDF5 behind a header, with its axes in reverse.
 *
 * <p>Own code, as the library that there is (MFL) takes a file's sizes at its word and reads Java objects.
 *
 * @see <a href="https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf">MAT-File Format</a>
 */
package dev.xylo.formats.mat;
