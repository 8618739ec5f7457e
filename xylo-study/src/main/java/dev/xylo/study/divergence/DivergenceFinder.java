package dev.xylo.study.divergence;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.Recording;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the first step, neuron and state in which the chip leaves the float run by more than rounding allows.
 *
 * <p>Rounding allows, in LSB of the neuron's channel ({@code r} is the rounding of a parameter, at most 0.5, or 1 where a method rounds
 * twice; {@code f = 1 - 2^-dash} is what the chip's decay keeps):
 *
 * <pre>
 * current:  e = f * (e + sum of count * r(weight) over what arrives) + t
 * membrane: e = f * e + sum of e(current) + r(bias) + t
 *           e = e + spikes * r(threshold)             after the reset
 * </pre>
 *
 * <p>{@code t} is the truncation of the decay: less than 1 LSB where the decayed state is not 0 and dash is not 0, otherwise exactly 0.
 * So the allowance itself decays: a current whose deliveries are exact is never allowed more than {@code 2^dash} LSB. As long as both runs
 * have the same spikes, decays and no saturation, no state can leave its allowance.
 *
 * <p>All the rest is no rounding of a state and is reported as soon as it shows: a rounded dash or another form of decay (they change how
 * fast a state falls, by a share of it that no LSB bounds), clipped parameters, a lost scale, saturation, caps. Spikes that differ have
 * diverged in any case, be it that rounding alone tipped a membrane over its threshold. (A neuron that alias links point to is compared
 * after its reset, as recordings do not tell its own spikes from copied ones; at its cap a tipped spike shows in its membrane only.)
 *
 * <p>Within a step the order is the chip's: hidden before readout, then by neuron, then currents, membrane, spikes. Immutable; threads may
 * share it.
 */
public final class DivergenceFinder {
    /** Sums of doubles are not exact; relative to the values. */
    private static final double FLOAT_ERROR = 1e-9;

    private static final Set<StateVariable> NEEDED = FloatTwin.recordable();

    private final NetworkShape shape;
    private final Layer hidden;
    private final Layer readout;
    private final double[][] weightsIn;
    private final double[][] weightsRec;
    private final double[][] weightsOut;

    /** Parameters of one layer: what rounding allows them, and what reads their recordings. */
    private record Layer(
            StateVariable[] currents,
            StateVariable membrane,
            StateVariable spikes,
            double[] scale,
            double[] floatThreshold,
            int[] chipThreshold,
            double[] threshold,
            double[] bias,
            double[] keptMem,
            double[][] keptSyn,
            boolean[] aliasTarget) {
        int size() {
            return scale.length;
        }
    }

    private DivergenceFinder(FloatNetwork network, QuantizationResult quantization) {
        this.shape = network.shape();
        XyloNetwork integers = quantization.network();
        RoundingAllowance allowance = new RoundingAllowance(network, quantization, integers);
        boolean two = shape.synapses() == 2;
        boolean[] aliasTarget = new boolean[shape.hidden()];
        for (Alias alias : network.aliases()) {
            aliasTarget[alias.target()] = true;
        }
        double[] kept = allowance.kept(Parameter.DASH_SYN);
        this.hidden = new Layer(
                two
                        ? new StateVariable[] {StateVariable.I_SYN, StateVariable.I_SYN_2}
                        : new StateVariable[] {StateVariable.I_SYN},
                StateVariable.V_MEM,
                StateVariable.SPIKES,
                allowance.scales(false),
                network.values(Parameter.THRESHOLD),
                integers.values(Parameter.THRESHOLD),
                allowance.of(Parameter.THRESHOLD),
                allowance.of(Parameter.BIAS),
                allowance.kept(Parameter.DASH_MEM),
                two ? new double[][] {kept, allowance.kept(Parameter.DASH_SYN_2)} : new double[][] {kept},
                aliasTarget);
        this.readout = new Layer(
                new StateVariable[] {StateVariable.I_SYN_OUT},
                StateVariable.V_MEM_OUT,
                StateVariable.SPIKES_OUT,
                allowance.scales(true),
                network.values(Parameter.THRESHOLD_OUT),
                integers.values(Parameter.THRESHOLD_OUT),
                allowance.of(Parameter.THRESHOLD_OUT),
                allowance.of(Parameter.BIAS_OUT),
                allowance.kept(Parameter.DASH_MEM_OUT),
                new double[][] {allowance.kept(Parameter.DASH_SYN_OUT)},
                new boolean[shape.outputs()]);
        this.weightsIn = allowance.ofWeights(Parameter.WEIGHTS_IN);
        this.weightsRec = allowance.ofWeights(Parameter.WEIGHTS_REC);
        this.weightsOut = allowance.ofWeights(Parameter.WEIGHTS_OUT);
    }

    /**
     * A finder for one configuration.
     *
     * @param network the float network
     * @param quantization what a method made of this network
     * @return the finder
     */
    public static DivergenceFinder of(FloatNetwork network, QuantizationResult quantization) {
        return new DivergenceFinder(network, quantization);
    }

    /**
     * What both recordings must hold: all states but the hibernation flag.
     *
     * @return the variables
     */
    public static Set<StateVariable> needed() {
        return FloatTwin.recordable();
    }

    /**
     * Compares two runs of one sample, each from reset.
     *
     * @param input the sample
     * @param floats the float twin's recording, in the chip's timing, of all of {@link #needed}
     * @param chip the chip's recording, of all of {@link #needed}
     * @return where they part, or empty if they never do
     * @throws IllegalArgumentException if a state was not recorded, or the recordings are not as long as the sample
     */
    public Optional<FirstDivergence> find(SpikeRaster input, FloatRecording floats, Recording chip) {
        if (floats.steps() != input.steps() || chip.steps() != input.steps()) {
            throw new IllegalArgumentException("the sample has " + input.steps() + " steps, but the float run has "
                    + floats.steps() + " and the chip's " + chip.steps());
        }
        return new Comparison(floats, chip).find(input);
    }

    /**
     * The states around a divergence.
     *
     * @param divergence what {@link #find} found in these recordings
     * @param floats the float twin's recording
     * @param chip the chip's recording
     * @param before steps to show before it, at least 0
     * @param after steps to show after it, at least 0
     * @return the traces, shorter at the sample's ends
     */
    public DivergenceTrace trace(
            FirstDivergence divergence, FloatRecording floats, Recording chip, int before, int after) {
        StateVariable variable = divergence.variable();
        Layer layer = FirstDivergence.ofReadout(variable) ? readout : hidden;
        boolean counts = variable.isCount();
        StateVariable shown = counts ? layer.membrane() : variable;
        int neuron = divergence.neuron();
        int from = Math.max(0, divergence.step() - before);
        int to = Math.min(chip.steps(), divergence.step() + after + 1);
        double[] floatTrace = new double[to - from];
        double[] chipTrace = new double[to - from];
        int[] floatSpikes = new int[to - from];
        int[] chipSpikes = new int[to - from];
        for (int t = from; t < to; t++) {
            floatTrace[t - from] = floats.value(shown, t, neuron);
            chipTrace[t - from] = chip.value(shown, t, neuron) / layer.scale()[neuron];
            floatSpikes[t - from] = (int) floats.value(layer.spikes(), t, neuron);
            chipSpikes[t - from] = chip.value(layer.spikes(), t, neuron);
        }
        return new DivergenceTrace(divergence, shown, from, floatTrace, chipTrace, floatSpikes, chipSpikes);
    }

    /** One comparison: the allowances as they grow and decay, in LSB. */
    private final class Comparison {
        private final double[][] floatStates = new double[StateVariable.values().length][];
        private final short[][] chipStates = new short[StateVariable.values().length][];
        private final double[][] current = new double[2][shape.hidden()];
        private final double[] membrane = new double[shape.hidden()];
        private final double[][] currentOut = new double[1][shape.outputs()];
        private final double[] membraneOut = new double[shape.outputs()];
        private int step;

        Comparison(FloatRecording floats, Recording chip) {
            for (StateVariable variable : NEEDED) {
                floatStates[variable.ordinal()] = floats.values(variable);
                chipStates[variable.ordinal()] = chip.values(variable);
            }
        }

        Optional<FirstDivergence> find(SpikeRaster input) {
            boolean[] reached = new boolean[shape.hidden()];
            boolean[] reachedOut = new boolean[shape.outputs()];
            for (step = 0; step < input.steps(); step++) {
                Arrays.fill(reached, false);
                Arrays.fill(reachedOut, false);
                deliver(input, reached, reachedOut);
                FirstDivergence found = update(hidden, current, membrane, reached);
                found = found != null ? found : update(readout, currentOut, membraneOut, reachedOut);
                if (found != null) {
                    return Optional.of(found);
                }
            }
            return Optional.empty();
        }

        private void deliver(SpikeRaster input, boolean[] reached, boolean[] reachedOut) {
            for (int channel = 0; channel < shape.inputs(); channel++) {
                int count = Math.min(input.count(step, channel), Core.MAX_INPUT_SPIKES);
                deliver(count, weightsIn, channel, shape.inputExpansion(), current, reached);
            }
            if (step == 0) {
                return;
            }
            short[] spikes = chipStates[StateVariable.SPIKES.ordinal()];
            int before = (step - 1) * shape.hidden();
            for (int source = 0; source < shape.hidden(); source++) {
                deliver(spikes[before + source], weightsRec, source, shape.hidden(), current, reached);
            }
            for (int row = 0; row < shape.outputExpansion(); row++) {
                int count = spikes[before + shape.hiddenOfOutputRow(row)];
                deliver(count, weightsOut, row, shape.outputs(), currentOut, reachedOut);
            }
        }

        private void deliver(
                int count, double[][] allowed, int row, int targets, double[][] currents, boolean[] reached) {
            if (count == 0) {
                return;
            }
            for (int synapse = 0; synapse < allowed.length; synapse++) {
                for (int i = 0; i < targets; i++) {
                    currents[synapse][i] += count * allowed[synapse][row * targets + i];
                    reached[i] = true;
                }
            }
        }

        /** Moves the allowances of a layer on by one step and compares; null if nothing has left its allowance. */
        private FirstDivergence update(Layer layer, double[][] currents, double[] membranes, boolean[] reached) {
            for (int i = 0; i < layer.size(); i++) {
                double sum = 0;
                for (int synapse = 0; synapse < layer.currents().length; synapse++) {
                    StateVariable variable = layer.currents()[synapse];
                    double kept = layer.keptSyn()[synapse][i];
                    boolean truncates = kept != 0 && (reached[i] || chipBefore(variable, layer, i) != 0);
                    double allowed = kept * currents[synapse][i] + (truncates ? 1 : 0);
                    currents[synapse][i] = allowed;
                    sum += allowed;
                    FirstDivergence found = compare(
                            layer, variable, i, floatNow(variable, layer, i), chipNow(variable, layer, i), allowed);
                    if (found != null) {
                        return found;
                    }
                }
                FirstDivergence found = updateMembrane(layer, membranes, sum, i);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        private FirstDivergence updateMembrane(Layer layer, double[] membranes, double currents, int i) {
            double kept = layer.keptMem()[i];
            boolean truncates = kept != 0 && chipBefore(layer.membrane(), layer, i) != 0;
            double allowed = kept * membranes[i] + currents + layer.bias()[i] + (truncates ? 1 : 0);
            double floatSpikes = floatNow(layer.spikes(), layer, i);
            int chipSpikes = chipNow(layer.spikes(), layer, i);
            double floatMembrane = floatNow(layer.membrane(), layer, i);
            double chipMembrane = chipNow(layer.membrane(), layer, i);
            double afterReset = allowed + chipSpikes * layer.threshold()[i];
            FirstDivergence found = null;
            if (!layer.aliasTarget()[i]) {
                found = compare(
                        layer,
                        layer.membrane(),
                        i,
                        floatMembrane + floatSpikes * layer.floatThreshold()[i],
                        chipMembrane + (double) chipSpikes * layer.chipThreshold()[i],
                        allowed);
            } else if (floatSpikes == chipSpikes) {
                found = compare(layer, layer.membrane(), i, floatMembrane, chipMembrane, afterReset);
            }
            if (found == null && floatSpikes != chipSpikes) {
                found = new FirstDivergence(
                        step, layer.spikes(), i, floatSpikes, chipSpikes, 0, layer.floatThreshold()[i]);
            }
            membranes[i] = afterReset;
            return found;
        }

        /** Compares in LSB, reports in the float network's units; a NaN has diverged. */
        private FirstDivergence compare(
                Layer layer, StateVariable variable, int i, double real, double chip, double allowed) {
            double scale = layer.scale()[i];
            double scaled = real * scale;
            double tolerance = FLOAT_ERROR * (1 + Math.abs(scaled) + Math.abs(chip));
            return Math.abs(chip - scaled) <= allowed + tolerance
                    ? null
                    : new FirstDivergence(
                            step, variable, i, real, chip / scale, allowed / scale, layer.floatThreshold()[i]);
        }

        private double floatNow(StateVariable variable, Layer layer, int i) {
            return floatStates[variable.ordinal()][step * layer.size() + i];
        }

        private int chipNow(StateVariable variable, Layer layer, int i) {
            return chipStates[variable.ordinal()][step * layer.size() + i];
        }

        private int chipBefore(StateVariable variable, Layer layer, int i) {
            return step == 0 ? 0 : chipStates[variable.ordinal()][(step - 1) * layer.size() + i];
        }
    }
}
