/**
 * The float twin: the network as it was trained, in double precision, in the chip's order of steps. What the chip does differently
 * (decay by bit shift, spike caps, the readout's delay) is an option each, so that each loss can be measured alone.
 */
package dev.xylo.sim.twin;
