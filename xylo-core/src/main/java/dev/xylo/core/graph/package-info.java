/**
 * Networks as people draw them: layers of neurons joined by weights, before anybody decided which neuron sits where on a chip.
 *
 * <p>A {@link dev.xylo.core.graph.LayerGraph} has inputs, weight matrices, groups of neurons and outputs, joined by edges; edges that meet
 * at a node add up. Neurons are the chip's: {@code i = (i + w) * beta, v = v * alpha + sum(i) + bias}, a spike subtracts the threshold.
 * Formats whose neurons differ convert their values first. {@link dev.xylo.core.mapping.Mapper} lays a graph out on a chip.
 */
package dev.xylo.core.graph;
