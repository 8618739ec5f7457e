package dev.xylo.core.network;

/**
 * A link between hidden neurons: every spike of the source is also counted as a spike of the target.
 *
 * @param source index of the hidden neuron whose spikes are copied
 * @param target index of the hidden neuron that emits them too
 */
public record Alias(int source, int target) {}
