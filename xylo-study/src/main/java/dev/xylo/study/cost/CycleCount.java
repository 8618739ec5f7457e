package dev.xylo.study.cost;

/**
 * Mean clock cycles of one time step.
 *
 * @param input delivering input spikes
 * @param hiddenCurrents synaptic currents of the hidden neurons
 * @param readoutCurrents synaptic currents of the readout neurons
 * @param hiddenUpdate membranes, spikes and aliases of the hidden neurons
 * @param readoutUpdate membranes and spikes of the readout neurons
 * @param isyn2Operations further operations of the second synapse; counted apart, as published, and not cycles
 */
public record CycleCount(
        double input,
        double hiddenCurrents,
        double readoutCurrents,
        double hiddenUpdate,
        double readoutUpdate,
        double isyn2Operations) {
    /**
     * All of them.
     *
     * @return clock cycles per time step, without the second synapse's operations
     */
    public double total() {
        return input + hiddenCurrents + readoutCurrents + hiddenUpdate + readoutUpdate;
    }
}
