/**
 * A second implementation of the chip's step, written from the description of the semantics alone.
 *
 * <p>It is slow and plain on purpose and shares no code with the simulator that it is compared with, not even the clamp: a
 * mistake in common code would agree with itself.
 */
package dev.xylo.testkit.independent;
