package dev.xylo.formats.nir;

/**
 * How a NIR node becomes the chip's neuron, which always has a synapse {@code i = (i + w s) beta} and a membrane {@code v = alpha v + i}.
 *
 * <p>A node without a synapse has one decay, {@code v = a v + (1 - a) r s}. The chip's neuron has one too if one of its two is switched
 * off. A synapse cannot be: with dash 0 ({@code beta = 0}) nothing of a spike would arrive. A membrane can: with dash 0 ({@code alpha =
 * 0}) it is {@code v = i}, and {@code beta = a} makes the synapse leak as the node does. Such a membrane forgets that it was reset, so
 * each spike takes a threshold from the synapse, through a connection of the neuron to itself: {@code i = a (i - n threshold + w s)}.
 */
enum NirForm {
    /** As the node has it: exact in Euler steps. */
    SYNAPSE_AND_MEMBRANE,
    /** The synapse leaks in place of the membrane: exact in Euler steps, a spike's reset included. Not for a readout that spikes. */
    SYNAPSE_LEAKS,
    /** The membrane leaks, behind the shortest synapse that the chip has: an approximation. */
    SHORT_SYNAPSE
}
