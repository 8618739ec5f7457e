package dev.xylo.regress.wave;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.regress.States;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Signals of runs, named by their place: {@code hidden.layer2.n14.v_mem}, {@code readout.n3.spikes}, {@code input.ch2.spikes}. */
public final class Signals {
    private final String top;
    private final int[] layers;
    private final IntPredicate chosen;

    private Signals(String top, int[] layers, IntPredicate chosen) {
        this.top = top;
        this.layers = layers;
        this.chosen = chosen;
    }

    /**
     * Names for a network.
     *
     * @param top the outermost scope
     * @param network the network; where its recurrent weights make layers, neurons are named by them
     * @param chosen hidden neurons to show; readout neurons are shown always
     * @return a maker of signals
     */
    public static Signals of(String top, XyloNetwork network, IntPredicate chosen) {
        return new Signals(top, Layers.of(network), chosen);
    }

    /**
     * Names where only the recording is known.
     *
     * @param top the outermost scope
     * @param chosen hidden neurons to show
     * @return a maker of signals
     */
    public static Signals of(String top, IntPredicate chosen) {
        return new Signals(top, new int[0], chosen);
    }

    /**
     * States of a recording.
     *
     * @param states what was recorded
     * @param sample which sample
     * @return a signal for every state of every chosen neuron, and an event for its spikes
     */
    public List<Signal> states(States states, int sample) {
        List<Signal> signals = new ArrayList<>();
        int hidden =
                width(states, StateVariable.SPIKES, StateVariable.V_MEM, StateVariable.I_SYN, StateVariable.I_SYN_2);
        int outputs = width(states, StateVariable.SPIKES_OUT, StateVariable.V_MEM_OUT, StateVariable.I_SYN_OUT);
        for (int neuron = 0; neuron < hidden; neuron++) {
            if (chosen.test(neuron)) {
                List<String> scopes = hidden(neuron);
                add(signals, scopes, "spikes", StateVariable.SPIKES, states, sample, neuron);
                add(signals, scopes, "v_mem", StateVariable.V_MEM, states, sample, neuron);
                add(signals, scopes, "i_syn", StateVariable.I_SYN, states, sample, neuron);
                add(signals, scopes, "i_syn_2", StateVariable.I_SYN_2, states, sample, neuron);
            }
        }
        for (int neuron = 0; neuron < outputs; neuron++) {
            List<String> scopes = List.of(top, "readout", "n" + neuron);
            add(signals, scopes, "spikes", StateVariable.SPIKES_OUT, states, sample, neuron);
            add(signals, scopes, "v_mem", StateVariable.V_MEM_OUT, states, sample, neuron);
            add(signals, scopes, "i_syn", StateVariable.I_SYN_OUT, states, sample, neuron);
        }
        add(signals, List.of(top), "hibernation", StateVariable.HIBERNATION, states, sample, 0);
        return signals;
    }

    private static int width(States states, StateVariable... variables) {
        return Arrays.stream(variables)
                .filter(states.variables()::contains)
                .mapToInt(states::width)
                .findFirst()
                .orElse(0);
    }

    private List<String> hidden(int neuron) {
        return neuron < layers.length
                ? List.of(top, "hidden", "layer" + layers[neuron], "n" + neuron)
                : List.of(top, "hidden", "n" + neuron);
    }

    private static void add(
            List<Signal> signals,
            List<String> scopes,
            String name,
            StateVariable variable,
            States states,
            int sample,
            int neuron) {
        if (!states.variables().contains(variable)) {
            return;
        }
        int[] values = new int[states.steps(sample)];
        for (int step = 0; step < values.length; step++) {
            values[step] = (int) Math.rint(states.value(variable, sample, step, neuron));
        }
        signals.add(new Signal(scopes, name, variable.isCount() ? Signal.Kind.COUNT : Signal.Kind.SIGNED, values));
        if (variable.isCount() && variable != StateVariable.HIBERNATION) {
            signals.add(new Signal(scopes, "spike", Signal.Kind.EVENT, values));
        }
    }

    /**
     * Input spikes.
     *
     * @param input the raster
     * @return a signal for every channel
     */
    public List<Signal> input(SpikeRaster input) {
        List<Signal> signals = new ArrayList<>();
        for (int channel = 0; channel < input.channels(); channel++) {
            int[] values = new int[input.steps()];
            for (int step = 0; step < values.length; step++) {
                values[step] = input.count(step, channel);
            }
            signals.add(new Signal(List.of(top, "input", "ch" + channel), "spikes", Signal.Kind.COUNT, values));
        }
        return signals;
    }

    /**
     * What saturated or was capped, step by step: the run again, a step at a time.
     *
     * @param simulator in the state in which the run begins; it runs to the end
     * @param input the raster
     * @return a signal for every counter that counted anything
     */
    public List<Signal> counters(Simulator simulator, SpikeRaster input) {
        Map<Counter, int[]> steps = new EnumMap<>(Counter.class);
        for (int step = 0; step < input.steps(); step++) {
            Recording one = simulator.run(input.slice(step, step + 1));
            for (Counter counter : Counter.values()) {
                long events = one.counters().total(counter);
                if (events > 0) {
                    steps.computeIfAbsent(counter, c -> new int[input.steps()])[step] = (int) events;
                }
            }
        }
        List<Signal> signals = new ArrayList<>();
        steps.forEach((counter, values) ->
                signals.add(new Signal(List.of(top, "events"), counter.key(), Signal.Kind.COUNT, values)));
        return signals;
    }

    /**
     * Where two runs differ: for every signal that both have and that differs somewhere, the second minus the first.
     *
     * @param first signals of one run
     * @param second those of the other, under another top scope
     * @return differences under the scope {@code difference}, over the steps that both have
     */
    public static List<Signal> differences(List<Signal> first, List<Signal> second) {
        List<Signal> differences = new ArrayList<>();
        for (Signal a : first) {
            for (Signal b : second) {
                boolean same = a.name().equals(b.name())
                        && a.kind() == b.kind()
                        && a.kind() != Signal.Kind.EVENT
                        && a.scopes()
                                .subList(1, a.scopes().size())
                                .equals(b.scopes().subList(1, b.scopes().size()));
                if (same) {
                    int[] left = a.values();
                    int[] right = b.values();
                    int[] values = new int[Math.min(left.length, right.length)];
                    Arrays.setAll(values, step -> right[step] - left[step]);
                    if (Arrays.stream(values).anyMatch(value -> value != 0)) {
                        List<String> scopes = new ArrayList<>(a.scopes());
                        scopes.set(0, "difference");
                        differences.add(new Signal(scopes, a.name(), Signal.Kind.SIGNED, values));
                    }
                }
            }
        }
        return differences;
    }

    /** Layers of hidden neurons, from 1, where the recurrent weights are those of a chain; empty where they are not. */
    private static final class Layers {
        private Layers() {}

        static int[] of(XyloNetwork network) {
            NetworkShape shape = network.shape();
            if (!network.has(Parameter.WEIGHTS_REC)) {
                return new int[0];
            }
            int hidden = shape.hidden();
            int synapses = shape.synapses();
            int[] weights = network.values(Parameter.WEIGHTS_REC);
            int[] layers = new int[hidden];
            Arrays.fill(layers, 1);
            // The longest path to each neuron; as long as paths grow beyond every neuron there is a loop.
            for (int round = 0; round <= hidden; round++) {
                boolean changed = false;
                for (int from = 0; from < hidden; from++) {
                    for (int to = 0; to < hidden; to++) {
                        boolean connected = false;
                        for (int synapse = 0; synapse < synapses; synapse++) {
                            connected |= weights[(from * hidden + to) * synapses + synapse] != 0;
                        }
                        if (connected && from != to && layers[to] < layers[from] + 1) {
                            layers[to] = layers[from] + 1;
                            changed = true;
                        }
                    }
                }
                if (!changed) {
                    boolean several = Arrays.stream(layers).anyMatch(layer -> layer > 1);
                    return several ? layers : new int[0];
                }
            }
            return new int[0];
        }
    }
}
