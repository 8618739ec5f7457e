package dev.xylo.sim.internal.fast;

/** The inner loops of a fast kernel, over arrays padded to whole vectors. */
public interface Lanes {
    /**
     * States handled at once; arrays are padded to a multiple.
     *
     * @return a power of two
     */
    int lanes();

    /**
     * Currents that stay in registers while rows are added to them.
     *
     * @return columns of a block
     */
    int blockColumns();

    /**
     * Adds rows of weights to the currents of a layer as if one by one in order, saturating, and counts what clamped.
     *
     * @param delivery which rows, how often, in groups of bounded sum
     * @param target the layer
     */
    void deliver(Delivery delivery, LayerState target);

    /**
     * Decays, integrates and fires all neurons of a layer as if no aliases were there, lists the spikes, and says whether anything
     * moved.
     *
     * @param neurons parameters
     * @param layer read and written
     */
    void update(Neurons neurons, LayerState layer);
}
