package dev.xylo.sim.internal;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;

/** A way to compute the chip's steps. All kernels agree in every state, counter and flag. */
public interface Kernel {
    /**
     * Name that users choose it by.
     *
     * @return lower case
     */
    String name();

    /**
     * Derives the tables that the steps read.
     *
     * @param network the network
     * @param core revision of the arithmetic
     * @return immutable, shared between threads
     */
    Program compile(XyloNetwork network, Core core);

    /** A compiled network. */
    interface Program {
        /**
         * Runs all steps of a raster from a state, and leaves the state after the last one. A whole run, not a step: a fast kernel may
         * keep state in a layout of its own in between.
         *
         * @param input as wide as the network
         * @param state read and written
         * @param recording filled for every step
         * @param counters added to
         */
        void run(SpikeRaster input, CoreState state, RecordingBuffer recording, CounterTable counters);

        /**
         * Memory of the tables: weights and parameters, padding included, without object headers.
         *
         * @return bytes
         */
        long bytes();
    }
}
