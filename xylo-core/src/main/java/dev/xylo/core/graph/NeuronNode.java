package dev.xylo.core.graph;

import java.util.Arrays;

/**
 * A group of leaky integrate-and-fire neurons of the chip's kind, one or two synapses each. Immutable.
 *
 * <p>Time constants and {@code dt} are in seconds; a dash is {@code log2(tau / dt)}.
 */
public final class NeuronNode implements GraphNode {
    private final String name;
    private final double dt;
    private final double[] tauMem;
    private final double[][] tauSyn;
    private final double[] threshold;
    private final double[] bias;

    private NeuronNode(String name, double dt, double[] tauMem, double[][] tauSyn, double[] threshold, double[] bias) {
        this.name = name;
        this.dt = dt;
        this.tauMem = tauMem.clone();
        this.tauSyn = Arrays.stream(tauSyn).map(double[]::clone).toArray(double[][]::new);
        this.threshold = threshold.clone();
        this.bias = bias.clone();
        InvalidGraphException.check(
                dt > 0 && Double.isFinite(dt), name + ": dt is " + dt + " s; a time step must be positive");
        InvalidGraphException.check(tauMem.length >= 1, name + " has no neurons");
        times("tau_mem", tauMem);
        for (double[] tau : tauSyn) {
            times("tau_syn", tau);
        }
        length("threshold", threshold);
        length("bias", bias);
        InvalidGraphException.checkFinite(name + ": threshold", threshold);
        InvalidGraphException.checkFinite(name + ": bias", bias);
        for (int i = 0; i < threshold.length; i++) {
            InvalidGraphException.check(
                    threshold[i] >= 0,
                    name + ": threshold[" + i + "] is " + threshold[i] + "; a threshold must not be negative");
        }
    }

    /**
     * Neurons with one synapse and without bias.
     *
     * @param name unique in the graph
     * @param dt time step, seconds
     * @param tauMem membrane time constants, seconds; one per neuron
     * @param tauSyn synaptic time constants, seconds
     * @param threshold firing thresholds
     * @return the node
     * @throws InvalidGraphException if lengths disagree, a time is not positive and finite, or a threshold is negative
     */
    public static NeuronNode of(String name, double dt, double[] tauMem, double[] tauSyn, double[] threshold) {
        return new NeuronNode(name, dt, tauMem, new double[][] {tauSyn}, threshold, new double[tauMem.length]);
    }

    /**
     * The same neurons with a second synapse.
     *
     * @param tau synaptic time constants, seconds
     * @return a new node
     */
    public NeuronNode withSecondSynapse(double[] tau) {
        return new NeuronNode(name, dt, tauMem, new double[][] {tauSyn[0], tau}, threshold, bias);
    }

    /**
     * The same neurons with a bias, added to the membrane in every step.
     *
     * @param values one per neuron
     * @return a new node
     */
    public NeuronNode withBias(double[] values) {
        return new NeuronNode(name, dt, tauMem, tauSyn, threshold, values);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int widthIn() {
        return tauMem.length;
    }

    @Override
    public int widthOut() {
        return tauMem.length;
    }

    /**
     * Neurons in the group.
     *
     * @return at least 1
     */
    public int size() {
        return tauMem.length;
    }

    /**
     * Synapses per neuron.
     *
     * @return 1 or 2
     */
    public int synapses() {
        return tauSyn.length;
    }

    /**
     * Time step.
     *
     * @return seconds
     */
    public double dt() {
        return dt;
    }

    /**
     * Membrane time constant.
     *
     * @param neuron index in the group
     * @return seconds
     */
    public double tauMem(int neuron) {
        return tauMem[neuron];
    }

    /**
     * Synaptic time constant.
     *
     * @param synapse 0 or 1; neurons with one synapse answer with it for both
     * @param neuron index in the group
     * @return seconds
     */
    public double tauSyn(int synapse, int neuron) {
        return tauSyn[Math.min(synapse, tauSyn.length - 1)][neuron];
    }

    /**
     * Firing threshold.
     *
     * @param neuron index in the group
     * @return not negative
     */
    public double threshold(int neuron) {
        return threshold[neuron];
    }

    /**
     * Bias of the membrane.
     *
     * @param neuron index in the group
     * @return 0 where none was given
     */
    public double bias(int neuron) {
        return bias[neuron];
    }

    @Override
    public String toString() {
        return name + " (" + size() + " neurons)";
    }

    private void length(String what, double[] values) {
        InvalidGraphException.check(
                values.length == tauMem.length,
                name + " has " + values.length + " values of " + what + " for " + tauMem.length + " neurons");
    }

    private void times(String what, double[] values) {
        length(what, values);
        for (int i = 0; i < values.length; i++) {
            InvalidGraphException.check(
                    values[i] > 0 && Double.isFinite(values[i]),
                    name + ": " + what + "[" + i + "] is " + values[i]
                            + " s; a time constant must be positive and finite");
        }
    }
}
