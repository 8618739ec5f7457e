/**
 * From layers to a chip: which neuron goes where, and the one specification that results.
 *
 * <p>One mapper for all chips. {@link dev.xylo.core.mapping.MappingRule} says what a graph must be like (the rules of Rockpool's mapper and
 * those that follow from the chip's wiring); {@link dev.xylo.core.mapping.Mapper} checks all of them and names the node that breaks one;
 * {@link dev.xylo.core.mapping.Mapping} is the network and where each layer's neurons lie in it.
 */
package dev.xylo.core.mapping;
