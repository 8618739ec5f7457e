/**
 * Runs as waveforms, for the viewers of hardware designers: value change dumps (VCD, IEEE 1364-2005, clause 18) by a small writer of our own,
 * and GTKWave's save file that groups the signals.
 *
 * <p>A {@link dev.xylo.regress.wave.Signal} is a name with its scopes and a value for every step; {@link dev.xylo.regress.wave.Signals} makes
 * them from a run, {@link dev.xylo.regress.wave.Vcd} writes any list of them. FST is not written: it is a compressed binary format with one
 * implementation, GTKWave's C code, and no library for the JVM; a VCD ending in {@code .gz} is compressed too, and {@code vcd2fst} (of
 * GTKWave) makes an FST of it.
 */
package dev.xylo.regress.wave;
