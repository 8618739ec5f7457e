/**
 * Fault injection: bit flips and stuck-at faults in the chip's memories and states.
 *
 * <p>A {@link dev.xylo.faults.Fault} in a parameter memory is another network ({@link dev.xylo.faults.FaultyNetwork}); a fault in a state
 * is written between two steps through the simulator's snapshots ({@link dev.xylo.faults.FaultyRun}). The kernels know nothing of faults,
 * so a run without any costs what it always did. {@link dev.xylo.faults.Campaign} draws many and says what they cost.
 *
 * <p>To add a memory: a constant of {@link dev.xylo.faults.Memory}.
 */
package dev.xylo.faults;
