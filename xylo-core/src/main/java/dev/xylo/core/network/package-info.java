/**
 * Networks as the chip sees them: one recurrent hidden layer, one readout layer.
 *
 * <p>{@link dev.xylo.core.network.Parameter} is the one table of what a network consists of; readers, writers, quantizers and
 * checks walk over it, so a parameter cannot be forgotten in one of them. {@link dev.xylo.core.network.FloatNetwork} and
 * {@link dev.xylo.core.network.XyloNetwork} are immutable and checked when built: arrays are flat, row-major, with the shape
 * that {@link dev.xylo.core.network.Parameter#axes()} states.
 */
package dev.xylo.core.network;
