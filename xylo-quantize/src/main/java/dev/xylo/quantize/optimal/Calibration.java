package dev.xylo.quantize.optimal;

import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;

/**
 * What {@code optimal} wants to know of a network's behaviour on unlabelled samples; a simulator answers. Called from several threads.
 */
public interface Calibration {
    /**
     * How many samples there are.
     *
     * @return at least 1
     */
    int samples();

    /**
     * A sample.
     *
     * @param sample 0..samples-1
     * @return spike counts {@code (T, Nin)}
     */
    SpikeRaster input(int sample);

    /**
     * How many steps later than in the float network's run a hidden neuron gives its answer on the chip, where every layer takes a step:
     * the layer that it is in.
     *
     * @return {@code (N)}; empty where nothing is known, or there is one layer
     */
    default int[] depths() {
        return new int[0];
    }

    /**
     * Runs the float network on a sample, from reset.
     *
     * @param sample 0..samples-1
     * @return what it did, each neuron as many steps late as it is on the chip
     */
    FloatTrace floatRun(int sample);

    /**
     * Runs integers on a sample, from reset, bit by bit.
     *
     * @param network the integers
     * @param sample 0..samples-1
     * @return spikes of hidden neurons {@code (T, N)}, row-major
     */
    short[] chipSpikes(XyloNetwork network, int sample);

    /**
     * What the float network did on one sample; arrays are row-major, {@code (T, N)} or {@code (T, Nout)}.
     *
     * @param spikes of hidden neurons
     * @param vMem membrane potentials of hidden neurons, after the reset
     * @param peakCurrent largest synaptic current by hidden neuron {@code (N)}
     * @param spikesOut of readout neurons
     * @param vMemOut membrane potentials of readout neurons, after the reset
     * @param peakCurrentOut largest synaptic current by readout neuron {@code (Nout)}
     */
    record FloatTrace(
            double[] spikes,
            double[] vMem,
            double[] peakCurrent,
            double[] spikesOut,
            double[] vMemOut,
            double[] peakCurrentOut) {}
}
