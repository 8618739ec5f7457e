/**
 * Test benches for hardware: the memories of a network, an input and every expected state as {@code $readmemh} images, a behavioural reference
 * in SystemVerilog, and a bench that compares it, or a design put in its place, with the simulator, state by state.
 */
package dev.xylo.regress.bench;
