package dev.xylo.study.cost;

/**
 * What one sample costs.
 *
 * @param steps time steps
 * @param activity how often something spiked, over all steps
 * @param cyclesPerStep mean clock cycles per time step: the model fed with {@code activity}
 * @param hibernating share of the steps in which the core hibernates, 0..1
 * @param synapticOperations non-zero weights that spikes delivered, each spike of a step on its own
 * @param neuronUpdates updates of hidden and readout neurons
 * @param memoryReads words read: weights that the core visits, and state and parameters of every updated neuron
 */
public record SampleCost(
        int steps,
        Activity activity,
        double cyclesPerStep,
        double hibernating,
        long synapticOperations,
        long neuronUpdates,
        long memoryReads) {
    /**
     * Cycles of the whole sample.
     *
     * @return clock cycles
     */
    public double cycles() {
        return cyclesPerStep * steps;
    }
}
