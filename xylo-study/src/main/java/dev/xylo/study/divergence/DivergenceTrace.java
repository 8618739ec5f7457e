package dev.xylo.study.divergence;

import dev.xylo.sim.StateVariable;

/**
 * One neuron in both runs around its first divergence, in the float network's units. Arrays are copied in and out.
 *
 * @param divergence what happened
 * @param variable the state that the traces show: the divergent one, or the membrane where spikes differ; after the reset
 * @param fromStep step of the first value
 * @param floatTrace the float run's state
 * @param chipTrace the chip's state, divided by the channel's scale
 * @param floatSpikes the float run's spikes of the neuron
 * @param chipSpikes the chip's spikes of the neuron
 */
public record DivergenceTrace(
        FirstDivergence divergence,
        StateVariable variable,
        int fromStep,
        double[] floatTrace,
        double[] chipTrace,
        int[] floatSpikes,
        int[] chipSpikes) {
    /** Copies. */
    public DivergenceTrace {
        floatTrace = floatTrace.clone();
        chipTrace = chipTrace.clone();
        floatSpikes = floatSpikes.clone();
        chipSpikes = chipSpikes.clone();
    }

    @Override
    public double[] floatTrace() {
        return floatTrace.clone();
    }

    @Override
    public double[] chipTrace() {
        return chipTrace.clone();
    }

    @Override
    public int[] floatSpikes() {
        return floatSpikes.clone();
    }

    @Override
    public int[] chipSpikes() {
        return chipSpikes.clone();
    }
}
