package dev.xylo.study.attribution;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Simulates a network of which some {@linkplain Effect effects} of the chip are on and the others off.
 *
 * <p>With none it is the {@link FloatTwin}, bit by bit; with all it is the {@link Simulator}, bit by bit; in between, every set of
 * effects is a simulation of its own. States are in the float network's units while neither a parameter nor a state is rounded nor
 * saturates, otherwise in weight LSB, see {@link #scales}.
 *
 * <p>State carries over from one {@link #run} to the next until {@link #reset}. A simulator belongs to one thread; {@link #fork} gives
 * other threads their own.
 */
public final class EffectSimulator {
    private final NetworkShape shape;
    private final EffectNetwork network;
    private final int inputCap;
    private final EffectLayer hidden;
    private final EffectLayer readout;
    private final double[] weightsIn;
    private final double[] weightsRec;
    private final double[] weightsOut;
    private final EffectLayer.State hiddenState;
    private final EffectLayer.State readoutState;

    private EffectSimulator(EffectSimulator of) {
        this.shape = of.shape;
        this.network = of.network;
        this.inputCap = of.inputCap;
        this.hidden = of.hidden;
        this.readout = of.readout;
        this.weightsIn = of.weightsIn;
        this.weightsRec = of.weightsRec;
        this.weightsOut = of.weightsOut;
        this.hiddenState = hidden.atRest();
        this.readoutState = readout.atRest();
    }

    private EffectSimulator(
            FloatNetwork floats, QuantizationResult quantization, Core core, Set<Effect> on, TwinOptions reference) {
        this.shape = floats.shape();
        this.network = new EffectNetwork(floats, quantization, on);
        Caps caps = on.contains(Effect.SPIKE_CAPS) ? Caps.CHIP : reference.caps();
        this.inputCap = caps.input();
        boolean integers = on.contains(Effect.INTEGER_STATE);
        EffectLayer.Rules rules = new EffectLayer.Rules(
                integers,
                on.contains(Effect.SATURATION),
                integers && !on.contains(Effect.WEIGHT_ROUNDING),
                integers && !on.contains(Effect.THRESHOLD_AND_BIAS_ROUNDING),
                core);
        Decays decays = new Decays(floats, quantization.network(), on, reference.decay());
        double[] beta = decays.factors(Parameter.DASH_SYN);
        this.hidden = new EffectLayer(
                rules,
                caps.hidden(),
                Core.MAX_HIDDEN_SPIKES,
                network.values(Parameter.THRESHOLD),
                network.values(Parameter.BIAS),
                decays.factors(Parameter.DASH_MEM),
                shape.synapses() == 2
                        ? new double[][] {beta, decays.factors(Parameter.DASH_SYN_2)}
                        : new double[][] {beta},
                aliasTargets(floats.aliases()));
        this.readout = new EffectLayer(
                rules,
                caps.output(),
                Core.MAX_OUTPUT_SPIKES,
                network.values(Parameter.THRESHOLD_OUT),
                network.values(Parameter.BIAS_OUT),
                decays.factors(Parameter.DASH_MEM_OUT),
                new double[][] {decays.factors(Parameter.DASH_SYN_OUT)},
                EffectLayer.noAliases(shape.outputs()));
        this.weightsIn = bySynapse(Parameter.WEIGHTS_IN, shape.inputExpansion(), shape.synapses());
        this.weightsRec = bySynapse(Parameter.WEIGHTS_REC, shape.hidden(), shape.synapses());
        this.weightsOut = network.values(Parameter.WEIGHTS_OUT);
        this.hiddenState = hidden.atRest();
        this.readoutState = readout.atRest();
    }

    /**
     * A simulator at rest.
     *
     * @param network the float network
     * @param quantization what a method made of this network
     * @param core revision of the arithmetic
     * @param on the effects that are on
     * @param reference the float twin that is the other end; in the chip's timing, as no effect stands for the readout's delay
     * @return the simulator
     * @throws dev.xylo.core.network.InvalidNetworkException if the core cannot hold the quantized network (core 1 has no bias)
     * @throws IllegalArgumentException if the reference's timing is not the chip's, or the quantization is of a network of other sizes
     */
    public static EffectSimulator of(
            FloatNetwork network, QuantizationResult quantization, Core core, Set<Effect> on, TwinOptions reference) {
        if (reference.timing() != ReadoutTiming.CHIP) {
            throw new IllegalArgumentException("the reference has the readout timing '"
                    + reference.timing().key()
                    + "'; losses are attributed from a float twin with the chip's timing, choose '"
                    + ReadoutTiming.CHIP.key() + "'");
        }
        if (!sameSizes(quantization.shape(), network.shape())) {
            throw new IllegalArgumentException("the quantization is of a network of " + quantization.shape()
                    + ", the float network is " + network.shape());
        }
        Simulator.of(quantization.network(), core);
        return new EffectSimulator(network, quantization, core, on, reference);
    }

    /** Methods may add a synapse axis to the answer, and nothing else. */
    private static boolean sameSizes(NetworkShape a, NetworkShape b) {
        return Arrays.stream(Parameter.values()).allMatch(parameter -> a.size(parameter) == b.size(parameter))
                && a.hidden() == b.hidden()
                && a.synapses() == b.synapses();
    }

    /**
     * Another simulator of the same network and effects, at rest, for another thread.
     *
     * @return shares only immutable tables with this one
     */
    public EffectSimulator fork() {
        return new EffectSimulator(this);
    }

    /** Brings every state to 0 and forgets pending spikes. */
    public void reset() {
        hiddenState.reset();
        readoutState.reset();
    }

    /**
     * The unit of the recorded states: a state of the float twin times this is comparable with one here.
     *
     * @param ofReadout whether of readout or of hidden neurons
     * @return a copy, LSB per float unit and neuron; all 1 while states are in the float network's units
     */
    public double[] scales(boolean ofReadout) {
        return network.scales(ofReadout);
    }

    /**
     * Runs and records output spikes only.
     *
     * @param input spike counts {@code (T, Nin)}
     * @return the recording
     * @throws IllegalArgumentException if the raster's width is not the network's
     */
    public FloatRecording run(SpikeRaster input) {
        return run(input, Set.of());
    }

    /**
     * Runs and records.
     *
     * @param input spike counts {@code (T, Nin)}
     * @param record what to record besides output spikes, of {@link FloatTwin#recordable}
     * @return the recording
     * @throws IllegalArgumentException if the raster's width is not the network's, or hibernation is asked for
     */
    public FloatRecording run(SpikeRaster input, Set<StateVariable> record) {
        if (input.channels() != shape.inputs()) {
            throw new IllegalArgumentException("the input has " + input.channels() + " channels, but the network has "
                    + shape.inputs() + " (weights_in has " + shape.inputs() + " rows)");
        }
        if (!FloatTwin.recordable().containsAll(record)) {
            throw new IllegalArgumentException("hibernation is a flag of the whole chip, not of some of its effects");
        }
        EnumSet<StateVariable> variables = EnumSet.of(StateVariable.SPIKES_OUT);
        variables.addAll(record);
        Map<StateVariable, double[]> arrays = new EnumMap<>(StateVariable.class);
        for (StateVariable variable : variables) {
            arrays.put(variable, new double[Math.multiplyExact(input.steps(), variable.width(shape))]);
        }
        for (int step = 0; step < input.steps(); step++) {
            deliver(input, step);
            hidden.update(hiddenState);
            readout.update(readoutState);
            for (Map.Entry<StateVariable, double[]> entry : arrays.entrySet()) {
                double[] values = state(entry.getKey());
                System.arraycopy(values, 0, entry.getValue(), step * values.length, values.length);
            }
        }
        return FloatRecording.of(shape, input.steps(), arrays);
    }

    private void deliver(SpikeRaster input, int step) {
        for (int channel = 0; channel < shape.inputs(); channel++) {
            int count = Math.min(input.count(step, channel), inputCap);
            if (count != 0) {
                hidden.deliver(count, weightsIn, channel, shape.inputExpansion(), hiddenState);
            }
        }
        double[] spikes = hiddenState.spikes;
        for (int source = 0; source < spikes.length; source++) {
            if (spikes[source] != 0) {
                hidden.deliver(spikes[source], weightsRec, source, shape.hidden(), hiddenState);
            }
        }
        for (int row = 0; row < shape.outputExpansion(); row++) {
            double count = spikes[shape.hiddenOfOutputRow(row)];
            if (count != 0) {
                readout.deliver(count, weightsOut, row, shape.outputs(), readoutState);
            }
        }
    }

    private double[] state(StateVariable variable) {
        return switch (variable) {
            case SPIKES_OUT -> readoutState.spikes;
            case SPIKES -> hiddenState.spikes;
            case I_SYN -> hiddenState.iSyn[0];
            case I_SYN_2 -> hiddenState.iSyn[1];
            case V_MEM -> hiddenState.vMem;
            case I_SYN_OUT -> readoutState.iSyn[0];
            case V_MEM_OUT -> readoutState.vMem;
            case HIBERNATION -> throw new AssertionError(variable);
        };
    }

    private int[][] aliasTargets(List<Alias> aliases) {
        int[][] targets = EffectLayer.noAliases(shape.hidden());
        for (Alias alias : aliases) {
            int[] old = targets[alias.source()];
            targets[alias.source()] = Arrays.copyOf(old, old.length + 1);
            targets[alias.source()][old.length] = alias.target();
        }
        return targets;
    }

    /** From {@code [source][target][synapse]} to {@code [source][synapse][target]}, so that what is added together lies together. */
    private double[] bySynapse(Parameter parameter, int targets, int synapses) {
        double[] from = network.values(parameter);
        double[] to = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            int source = i / (targets * synapses);
            int target = i / synapses % targets;
            to[(source * synapses + i % synapses) * targets + target] = from[i];
        }
        return to;
    }

    /** What remains of each state in a step. */
    private record Decays(FloatNetwork floats, XyloNetwork integers, Set<Effect> on, Decay reference) {
        double[] factors(Parameter dash) {
            double[] dashes = on.contains(Effect.DASH_ROUNDING)
                    ? Arrays.stream(integers.values(dash)).asDoubleStream().toArray()
                    : referenceDashes(dash);
            Decay decay = on.contains(Effect.BITSHIFT_DECAY) || reference == Decay.BITSHIFT ? Decay.EULER : reference;
            return Arrays.stream(dashes).map(decay::factor).toArray();
        }

        private double[] referenceDashes(Parameter dash) {
            double[] dashes = floats.values(dash);
            return reference == Decay.BITSHIFT
                    ? Arrays.stream(dashes).map(Arithmetic::roundHalfEven).toArray()
                    : dashes;
        }
    }
}
