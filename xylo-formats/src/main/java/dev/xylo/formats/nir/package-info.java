/**
 * NIR, the Neuromorphic Intermediate Representation: graphs of layers in HDF5 files, as snnTorch, Norse, Spyx, Rockpool and others write
 * them.
 *
 * <p>{@link dev.xylo.formats.nir.NirFile} reads and writes {@link dev.xylo.formats.nir.NirGraph} as it is;
 * {@link dev.xylo.formats.nir.NirImport} turns one into layers of the chip's neurons, {@link dev.xylo.formats.nir.NirExport} a network into
 * a graph. Neurons differ: in NIR's Euler step a spike enters the synaptic current after the decay, on the chip before it, so weights are
 * divided by {@code beta = 1 - dt / tau_syn} of the neuron that they reach; nothing else changes.
 *
 * <p>Files are read in memory, within bounds: links are not followed, sizes are checked before arrays are made.
 */
package dev.xylo.formats.nir;
