package dev.xylo.sim.twin;

/**
 * State of the hidden or the readout layer; belongs to one thread.
 *
 * @param iSyn synaptic currents, by synapse and neuron
 * @param vMem membrane potentials after the reset
 * @param spikes spikes of the last step, with those that an alias has copied
 * @param own spikes of the last step without them; kept for {@link ReadoutTiming#TORCH} only
 */
record LayerState(double[][] iSyn, double[] vMem, double[] spikes, double[] own) {
    static LayerState atRest(int size) {
        return new LayerState(new double[2][size], new double[size], new double[size], new double[size]);
    }
}
