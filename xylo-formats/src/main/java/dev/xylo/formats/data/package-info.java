/**
 * Input data: spike rasters, with or without labels.
 *
 * <p>{@link dev.xylo.formats.data.DataSets#read} takes an NPZ with an array {@code input}, or an NPY that is this array, in one of three
 * layouts: {@code (samples, T, Nin)}, all of one length; {@code (sum T, Nin)} with {@code lengths} {@code (samples,)}, one after the
 * other; {@code (T, Nin)}, a single one. {@code label} {@code (samples,)} gives the class of each.
 *
 * <p>To add a data format: a reader that makes a {@link dev.xylo.formats.data.DataSet}, found by content in
 * {@link dev.xylo.formats.data.DataSets}.
 */
package dev.xylo.formats.data;
