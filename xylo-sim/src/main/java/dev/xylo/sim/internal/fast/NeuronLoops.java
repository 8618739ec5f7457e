package dev.xylo.sim.internal.fast;

/** How a fast kernel updates neurons. */
public interface NeuronLoops {
    /**
     * Decays, integrates and fires all neurons of a layer as if no aliases were there, lists the spikes, and says whether anything
     * moved.
     *
     * @param neurons parameters
     * @param layer read and written
     */
    void update(Neurons neurons, LayerState layer);
}
