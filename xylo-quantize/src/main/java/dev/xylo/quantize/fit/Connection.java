package dev.xylo.quantize.fit;

/**
 * A recurrent connection: what one hidden neuron sends another, over all synapses; it takes one slot of the chip.
 *
 * @param source hidden neuron
 * @param target hidden neuron
 * @param effect mean square that it adds to the target's membrane, in thresholds squared
 */
public record Connection(int source, int target, double effect) {}
