/**
 * Chains of stages, from a signal to spike counts.
 *
 * <p>A {@link dev.xylo.frontend.Chain} is data: {@linkplain dev.xylo.frontend.Stage stages} in a list, each an immutable record of
 * parameters. {@link dev.xylo.frontend.Chain#start} makes the state, which belongs to one thread. A {@link dev.xylo.frontend.Signal} goes
 * through block by block; every intermediate signal has a name and can be recorded. The blocks that a caller makes do not matter: chunks
 * equal the whole.
 *
 * <p>{@link dev.xylo.frontend.Mirrored} is the one stage that needs the whole signal before it gives anything: Rockpool runs filters over
 * the time-reversed signal first. Without it a chain streams, as the chip does.
 *
 * <p>A value outside the stated bits is a {@link dev.xylo.frontend.FrontEndException} that names stage, sample and channel; nothing wraps
 * and nothing saturates unless a stage says so. What the reference simulation does and a chip would not is reported as a {@link
 * dev.xylo.frontend.Corner}; {@link dev.xylo.frontend.Fidelity#CHIP} avoids it.
 *
 * <p>To add a stage: one record that implements {@link dev.xylo.frontend.Stage}, with its source in the description, a plain second
 * implementation in the test kit, and one line in the chain that uses it.
 */
package dev.xylo.frontend;
