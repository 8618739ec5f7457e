package dev.xylo.formats.nir;

import java.util.List;

/** Readouts that integrate and never spike: their threshold is a number that no input can bring the membrane to. */
final class NirReadout {
    /** Most spikes of a hidden neuron in a step. */
    private static final int MOST_SPIKES = 31;

    private NirReadout() {}

    /**
     * A threshold above every state that can be reached, by any input of any length, with any of the float twin's decays.
     *
     * @param chains weights into the readout
     * @param factor what they are multiplied by, per neuron
     * @param bias of the membrane
     * @param tauMem membrane time constants, seconds
     * @param tauSyn synaptic time constants, seconds
     * @param dt time step, seconds
     */
    static double[] outOfReach(
            List<NirChain> chains, double[] factor, double[] bias, double[] tauMem, double[] tauSyn, double dt) {
        double[] threshold = new double[factor.length];
        for (int t = 0; t < threshold.length; t++) {
            double drive = 0;
            for (NirChain chain : chains) {
                for (int s = 0; s < chain.sources() && chain.targets() == threshold.length; s++) {
                    drive += MOST_SPIKES * Math.abs(chain.weights()[s * chain.targets() + t] * factor[t]);
                }
            }
            // Sums of a geometric series, 1 / (1 - decay); of the three decays, exp(-dt/tau) is the slowest.
            double current = drive / -Math.expm1(-dt / tauSyn[t]);
            double membrane = (current + Math.abs(bias[t])) / -Math.expm1(-dt / tauMem[t]);
            threshold[t] = membrane == 0 ? 1 : 2 * membrane;
        }
        return threshold;
    }
}
