package dev.xylo.sim.twin;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Simulates a float network in double precision.
 *
 * <p>Per step: {@code i += weights * spikes; v *= alpha; i *= beta; v += sum(i) + bias; n = floor(v / threshold)} where {@code v >=
 * threshold}, capped; {@code v -= n * threshold}. These are Rockpool's torch neurons; {@link ReadoutTiming} says when spikes arrive.
 * State carries over until {@link #reset}. Belongs to one thread; {@link #fork} gives another its own.
 */
public final class FloatTwin {
    private static final EnumSet<StateVariable> RECORDABLE =
            EnumSet.complementOf(EnumSet.of(StateVariable.HIBERNATION));

    private final NetworkShape shape;
    private final TwinOptions options;
    private final TwinLayer hidden;
    private final TwinLayer readout;
    private final double[] weightsIn;
    private final double[] weightsRec;
    private final double[] weightsOut;
    /** Null unless the timing is torch's. */
    private final TorchStep torch;

    private LayerState hiddenState;
    private LayerState readoutState;

    private FloatTwin(FloatTwin of) {
        this.shape = of.shape;
        this.options = of.options;
        this.hidden = of.hidden;
        this.readout = of.readout;
        this.weightsIn = of.weightsIn;
        this.weightsRec = of.weightsRec;
        this.weightsOut = of.weightsOut;
        this.torch = of.torch;
        this.hiddenState = LayerState.atRest(shape.hidden());
        this.readoutState = LayerState.atRest(shape.outputs());
    }

    private FloatTwin(FloatNetwork network, TwinOptions options, HiddenLayers layers) {
        this.shape = network.shape();
        this.options = options;
        List<List<Integer>> aliasTargets = new ArrayList<>();
        for (int i = 0; i < shape.hidden(); i++) {
            aliasTargets.add(new ArrayList<>());
        }
        for (Alias alias : network.aliases()) {
            aliasTargets.get(alias.source()).add(alias.target());
        }
        double[] beta = factors(network, Parameter.DASH_SYN);
        this.hidden = new TwinLayer(
                shape.hidden(),
                options.caps().hidden(),
                thresholds(network, Parameter.THRESHOLD, options.caps().hidden()),
                factors(network, Parameter.DASH_MEM),
                shape.synapses() == 2
                        ? new double[][] {beta, factors(network, Parameter.DASH_SYN_2)}
                        : new double[][] {beta},
                network.values(Parameter.BIAS),
                aliasTargets,
                layers != null);
        this.readout = new TwinLayer(
                shape.outputs(),
                options.caps().output(),
                thresholds(network, Parameter.THRESHOLD_OUT, options.caps().output()),
                factors(network, Parameter.DASH_MEM_OUT),
                new double[][] {factors(network, Parameter.DASH_SYN_OUT)},
                network.values(Parameter.BIAS_OUT),
                List.of(),
                layers != null);
        this.weightsIn = network.values(Parameter.WEIGHTS_IN);
        this.weightsRec = network.values(Parameter.WEIGHTS_REC);
        this.weightsOut = network.values(Parameter.WEIGHTS_OUT);
        this.torch = layers == null ? null : new TorchStep(network, layers);
        this.hiddenState = LayerState.atRest(shape.hidden());
        this.readoutState = LayerState.atRest(shape.outputs());
    }

    /**
     * A twin at rest. With {@link ReadoutTiming#TORCH}, its layers are guessed from the connections.
     *
     * @param network the float network
     * @param options decay, caps, timing
     * @return the twin
     * @throws InvalidNetworkException if a threshold is 0 and its spikes are not capped
     */
    public static FloatTwin of(FloatNetwork network, TwinOptions options) {
        boolean torch = options.timing() == ReadoutTiming.TORCH;
        return new FloatTwin(network, options, torch ? HiddenLayers.guess(network) : null);
    }

    /**
     * A twin at rest, of a network whose layers are known.
     *
     * @param network the float network
     * @param options decay, caps, timing
     * @param layers layers of its hidden neurons; only {@link ReadoutTiming#TORCH} looks at them
     * @return the twin
     * @throws InvalidNetworkException if a threshold is 0 and its spikes are not capped, the layers are those of another number of neurons,
     *     or an alias leads to an earlier layer
     */
    public static FloatTwin of(FloatNetwork network, TwinOptions options, HiddenLayers layers) {
        return new FloatTwin(network, options, options.timing() == ReadoutTiming.TORCH ? layers : null);
    }

    /**
     * Another twin of the same network, at rest, for another thread.
     *
     * @return shares only immutable tables with this one
     */
    public FloatTwin fork() {
        return new FloatTwin(this);
    }

    /**
     * What a twin can record: everything but the hibernation flag.
     *
     * @return the variables
     */
    public static Set<StateVariable> recordable() {
        return EnumSet.copyOf(RECORDABLE);
    }

    /**
     * Sizes of the network.
     *
     * @return the shape
     */
    public NetworkShape shape() {
        return shape;
    }

    /** Brings every state to 0 and forgets pending spikes. */
    public void reset() {
        hiddenState = LayerState.atRest(shape.hidden());
        readoutState = LayerState.atRest(shape.outputs());
    }

    /**
     * Runs and records.
     *
     * @param input spike counts {@code (T, Nin)}
     * @param record what to record besides output spikes
     * @return the recording
     * @throws IllegalArgumentException if the raster's width is not the network's, or hibernation is asked for
     */
    public FloatRecording run(SpikeRaster input, Set<StateVariable> record) {
        if (input.channels() != shape.inputs()) {
            throw new IllegalArgumentException("the input has " + input.channels() + " channels, but the network has "
                    + shape.inputs() + " (weights_in has " + shape.inputs() + " rows)");
        }
        if (!RECORDABLE.containsAll(record)) {
            throw new IllegalArgumentException(
                    "a float twin does not hibernate; there is no hibernation flag to record");
        }
        EnumSet<StateVariable> variables = EnumSet.of(StateVariable.SPIKES_OUT);
        variables.addAll(record);
        FloatRecording recording = new FloatRecording(shape, input.steps(), variables);
        for (int step = 0; step < input.steps(); step++) {
            deliverInput(input, step);
            stepHidden();
            update(readout, readoutState);
            record(recording, step);
        }
        return recording;
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

    private void deliverInput(SpikeRaster input, int step) {
        for (int channel = 0; channel < shape.inputs(); channel++) {
            int count = Math.min(input.count(step, channel), options.caps().input());
            deliver(count, weightsIn, channel, shape.inputExpansion(), shape.synapses(), hiddenState);
        }
    }

    /** Steps the hidden neurons, and delivers to the readout before or after it. */
    private void stepHidden() {
        switch (options.timing()) {
            case CHIP -> {
                deliverRecurrent();
                deliverToReadout();
                update(hidden, hiddenState);
            }
            case ROCKPOOL -> {
                deliverRecurrent();
                update(hidden, hiddenState);
                deliverToReadout();
            }
            case TORCH -> {
                torch.step(hidden, hiddenState);
                deliverToReadout();
            }
        }
    }

    private void deliverRecurrent() {
        for (int source = 0; source < shape.hidden(); source++) {
            deliver(hiddenState.spikes()[source], weightsRec, source, shape.hidden(), shape.synapses(), hiddenState);
        }
    }

    private void deliverToReadout() {
        for (int row = 0; row < shape.outputExpansion(); row++) {
            double count = hiddenState.spikes()[shape.hiddenOfOutputRow(row)];
            deliver(count, weightsOut, row, shape.outputs(), 1, readoutState);
        }
    }

    private static void deliver(double count, double[] weights, int row, int targets, int synapses, LayerState target) {
        if (count == 0) {
            return;
        }
        int start = row * targets * synapses;
        for (int synapse = 0; synapse < synapses; synapse++) {
            double[] iSyn = target.iSyn()[synapse];
            for (int neuron = 0; neuron < targets; neuron++) {
                iSyn[neuron] += count * weights[start + neuron * synapses + synapse];
            }
        }
    }

    private static void update(TwinLayer layer, LayerState state) {
        double[] spikes = state.spikes();
        Arrays.fill(spikes, 0);
        for (int i = 0; i < layer.size(); i++) {
            // an alias may have put spikes here already
            spikes[i] += layer.fire(state, i, layer.spikeCap() - spikes[i]);
            if (!layer.aliasTargets().isEmpty()) {
                double copied = spikes[i]; // what a link of the neuron to itself adds is not copied on
                for (int target : layer.aliasTargets().get(i)) {
                    spikes[target] = Math.min(layer.spikeCap(), spikes[target] + copied);
                }
            }
        }
    }

    private void record(FloatRecording recording, int step) {
        recording.put(StateVariable.SPIKES_OUT, step, readoutState.spikes());
        recording.put(StateVariable.SPIKES, step, hiddenState.spikes());
        recording.put(StateVariable.I_SYN, step, hiddenState.iSyn()[0]);
        recording.put(StateVariable.I_SYN_2, step, hiddenState.iSyn()[1]);
        recording.put(StateVariable.V_MEM, step, hiddenState.vMem());
        recording.put(StateVariable.I_SYN_OUT, step, readoutState.iSyn()[0]);
        recording.put(StateVariable.V_MEM_OUT, step, readoutState.vMem());
    }

    private double[] factors(FloatNetwork network, Parameter dash) {
        return Arrays.stream(network.values(dash)).map(options.decay()::factor).toArray();
    }

    private static double[] thresholds(FloatNetwork network, Parameter parameter, int cap) {
        double[] thresholds = network.values(parameter);
        for (int i = 0; cap == Integer.MAX_VALUE && i < thresholds.length; i++) {
            if (thresholds[i] == 0) {
                throw new InvalidNetworkException(network.shape().element(parameter, i)
                        + " is 0: without a spike cap it would spike for ever; choose caps, or a positive threshold");
            }
        }
        return thresholds;
    }
}
