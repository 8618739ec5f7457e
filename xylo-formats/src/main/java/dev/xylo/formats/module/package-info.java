/**
 * Networks as trees of Rockpool's modules: what {@code net.save("net.json")} and a state dict hold, parameters nested by module.
 *
 * <p>Such a file names no classes and states no order, only parameters under the modules' names. What a module is follows from its
 * parameters ({@link dev.xylo.formats.module.ModuleKind}); the order from the names that Rockpool's combinators give
 * ({@code 0_LinearTorch, 1_LIFTorch}), or from the person who knows it. {@link dev.xylo.formats.module.ModuleNetwork} makes layers of it,
 * maps them as Rockpool's mapper does, neuron for neuron, and keeps what the specification has no place for: names of layers, caps.
 */
package dev.xylo.formats.module;
