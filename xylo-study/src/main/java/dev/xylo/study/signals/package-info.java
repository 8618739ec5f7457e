/**
 * From recordings in files to spike counts, through a chip's input front-end.
 *
 * <p>{@link dev.xylo.study.signals.FrontEndChoice} says which front-end and how; {@link dev.xylo.study.signals.RecordingEncoder} runs files
 * through it, block by block, several at once. Every recording starts from a fresh state.
 *
 * <p>To add a front-end: one record that implements {@link dev.xylo.study.signals.FrontEndChoice}.
 */
package dev.xylo.study.signals;
