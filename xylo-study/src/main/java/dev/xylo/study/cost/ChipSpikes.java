package dev.xylo.study.cost;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Recording;
import dev.xylo.sim.StateVariable;

/**
 * What a cost is counted from: the spikes of one sample, taken out of its recording once.
 *
 * @param shape of the network
 * @param input of the sample
 * @param hidden spikes of hidden neurons {@code (T, N)}
 * @param readout spikes of readout neurons {@code (T, Nout)}
 * @param hibernation 1 where the core hibernates {@code (T)}; of length 0 if it cannot
 */
record ChipSpikes(NetworkShape shape, SpikeRaster input, short[] hidden, short[] readout, short[] hibernation) {
    static ChipSpikes of(SpikeRaster input, Recording recording) {
        return new ChipSpikes(
                recording.shape(),
                input,
                recording.values(StateVariable.SPIKES),
                recording.values(StateVariable.SPIKES_OUT),
                recording.variables().contains(StateVariable.HIBERNATION)
                        ? recording.values(StateVariable.HIBERNATION)
                        : new short[0]);
    }
}
