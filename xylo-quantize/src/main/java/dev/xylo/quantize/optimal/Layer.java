package dev.xylo.quantize.optimal;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.List;

/** The two layers of a chip by the parameters that they have; the search treats them alike. */
enum Layer {
    HIDDEN(
            List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC),
            List.of(Parameter.WEIGHT_SHIFT_IN, Parameter.WEIGHT_SHIFT_REC),
            Parameter.THRESHOLD,
            Parameter.BIAS,
            Parameter.DASH_MEM,
            List.of(Parameter.DASH_SYN, Parameter.DASH_SYN_2)),
    READOUT(
            List.of(Parameter.WEIGHTS_OUT),
            List.of(Parameter.WEIGHT_SHIFT_OUT),
            Parameter.THRESHOLD_OUT,
            Parameter.BIAS_OUT,
            Parameter.DASH_MEM_OUT,
            List.of(Parameter.DASH_SYN_OUT));

    private final List<Parameter> weights;
    private final List<Parameter> shifts;
    private final Parameter threshold;
    private final Parameter bias;
    private final Parameter dashMem;
    private final List<Parameter> dashSyn;

    Layer(
            List<Parameter> weights,
            List<Parameter> shifts,
            Parameter threshold,
            Parameter bias,
            Parameter dashMem,
            List<Parameter> dashSyn) {
        this.weights = weights;
        this.shifts = shifts;
        this.threshold = threshold;
        this.bias = bias;
        this.dashMem = dashMem;
        this.dashSyn = dashSyn;
    }

    /** Most spikes of a neuron in a step. */
    int mostSpikes() {
        return this == HIDDEN ? Core.MAX_HIDDEN_SPIKES : Core.MAX_OUTPUT_SPIKES;
    }

    List<Parameter> weights() {
        return weights;
    }

    List<Parameter> shifts() {
        return shifts;
    }

    Parameter threshold() {
        return threshold;
    }

    Parameter bias() {
        return bias;
    }

    Parameter dashMem() {
        return dashMem;
    }

    List<Parameter> dashSyn() {
        return dashSyn;
    }

    int synapses(NetworkShape shape) {
        return this == HIDDEN ? shape.synapses() : 1;
    }

    int neurons(NetworkShape shape) {
        return shape.size(threshold);
    }

    /** Index of a presynaptic signal: input channels, then hidden neurons (as one step late). */
    int signal(NetworkShape shape, int group, int row) {
        return switch (weights.get(group)) {
            case WEIGHTS_IN -> row;
            case WEIGHTS_REC -> shape.inputs() + row;
            default -> shape.inputs() + shape.hiddenOfOutputRow(row);
        };
    }
}
