/**
 * Input data: spike rasters, with labels and what else a file says of its samples.
 *
 * <p>{@link dev.xylo.formats.data.DataSets#read} finds the {@link dev.xylo.formats.data.DataFormat} of a file by its content: NPZ, NPY,
 * PyTorch, pickle, MAT, HDF5 (also NIR's data), AEDAT, CSV, a test bench. Most formats are names with arrays, and a layout finds the
 * samples among them: rasters {@code (samples, T, Nin)}, {@code (sum T, Nin)} with {@code lengths}, a list of {@code (T, Nin)}, one
 * {@code (T, Nin)}; or events, which are cut into steps {@code [k*dt, (k+1)*dt)}. What a file does not say comes from
 * {@link dev.xylo.formats.data.DataOptions}; what was taken for what is in {@link dev.xylo.formats.data.Remarks}. Labels, the user's own
 * predictions and scores, and groups are {@link dev.xylo.formats.data.Annotations}.
 *
 * <p>{@link dev.xylo.formats.data.DataSets#open} reads block by block what is large beside the heap. Whatever the file says, memory is
 * bounded by its size, by the heap, or by a limit that the message names.
 *
 * <p>To add a data format: a class beside {@code CsvDataFormat} and a line in {@link dev.xylo.formats.data.DataSets}. To add a layout: a
 * class beside {@code TimeSeriesLayout} and a line in {@code Layouts}.
 */
package dev.xylo.formats.data;
