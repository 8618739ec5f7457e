/**
 * HDF5 files as plain values ({@link dev.xylo.formats.values}), within bounds: links are not followed, sizes are checked before arrays are
 * made, and whatever the library below answers damage with becomes one complaint.
 */
package dev.xylo.formats.hdf5;
