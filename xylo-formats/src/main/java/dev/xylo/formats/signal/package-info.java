/**
 * Recorded signals: sound and motion in files, read block by block.
 *
 * <p>{@link dev.xylo.formats.signal.SignalFiles#open} takes WAV (PCM of 8, 16, 24, 32 bits, float; any number of channels), CSV (a row per
 * sample, a column per channel, with or without a line of names), NPY, NPZ and HDF5 (an array (T,) or (T, channels), in NPZ and HDF5
 * named {@code signal}, {@code audio} or {@code samples}, with {@code rate} or {@code fs} beside it). {@link dev.xylo.formats.signal.Labels} reads which recording
 * belongs to which class.
 *
 * <p>To add a format: one class that implements {@link dev.xylo.formats.signal.SignalFile}, one line in {@link
 * dev.xylo.formats.signal.SignalFiles}.
 */
package dev.xylo.formats.signal;
