package dev.xylo.sim.twin;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One step of the hidden neurons, layer after layer: what a layer spikes reaches later layers in the same step.
 *
 * <p>An alias is a residual connection of the trained network: it adds the source's spikes to what the target's layer hands on, behind that
 * layer. So copied spikes are not capped, and they do not come back into the target's layer over its recurrent weights. Immutable.
 */
final class TorchStep {
    private final int[][] members;
    private final Connections forward;
    private final Connections within;
    private final Connections back;
    private final int[][] aliasTargets;

    /** Connections of each source that end in some of the neurons: {@code weights[source][synapse][k]} leads to {@code targets[source][k]}. */
    private record Connections(int[][] targets, double[][][] weights) {
        void deliver(int source, double count, LayerState state) {
            if (count == 0) {
                return;
            }
            for (int synapse = 0; synapse < weights[source].length; synapse++) {
                double[] iSyn = state.iSyn()[synapse];
                for (int k = 0; k < targets[source].length; k++) {
                    iSyn[targets[source][k]] += count * weights[source][synapse][k];
                }
            }
        }
    }

    /** Whether a connection is one of those wanted. */
    private interface Wanted {
        boolean test(int source, int target);
    }

    /**
     * Sorts the connections of a network.
     *
     * @throws InvalidNetworkException if the layers are not those of this network, or an alias leads to an earlier layer
     */
    TorchStep(FloatNetwork network, HiddenLayers layers) {
        int neurons = network.shape().hidden();
        if (layers.neurons() != neurons) {
            throw new InvalidNetworkException(
                    "the layers are those of " + layers.neurons() + " hidden neurons; the network has " + neurons);
        }
        this.members = IntStream.range(0, layers.count())
                .mapToObj(layer -> where(neurons, neuron -> layers.layer(neuron) == layer))
                .toArray(int[][]::new);
        this.forward = connections(network, (source, target) -> layers.layer(source) < layers.layer(target));
        this.within = connections(network, (source, target) -> layers.layer(source) == layers.layer(target));
        this.back = connections(network, (source, target) -> layers.layer(source) > layers.layer(target));
        List<List<Integer>> aliases = new ArrayList<>();
        IntStream.range(0, neurons).forEach(neuron -> aliases.add(new ArrayList<>()));
        for (Alias alias : network.aliases()) {
            if (layers.layer(alias.source()) > layers.layer(alias.target())) {
                throw new InvalidNetworkException("an alias leads from hidden neuron " + alias.source() + " in layer "
                        + layers.layer(alias.source()) + " back to " + alias.target() + " in layer "
                        + layers.layer(alias.target()) + "; torch has no such connection");
            }
            aliases.get(alias.source()).add(alias.target());
        }
        this.aliasTargets = aliases.stream()
                .map(targets -> targets.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Delivers the spikes of the last step, then steps every layer; the input was delivered before. */
    void step(TwinLayer hidden, LayerState state) {
        double[] own = state.own();
        double[] spikes = state.spikes();
        for (int source = 0; source < own.length; source++) {
            within.deliver(source, own[source], state);
            back.deliver(source, spikes[source], state);
        }
        Arrays.fill(spikes, 0);
        for (int[] layer : members) {
            for (int neuron : layer) {
                own[neuron] = hidden.fire(state, neuron, hidden.spikeCap());
            }
            for (int neuron : layer) {
                spikes[neuron] += own[neuron]; // earlier layers may have copied some here already
            }
            for (int neuron : layer) {
                double copied = spikes[neuron];
                for (int target : aliasTargets[neuron]) {
                    spikes[target] += copied;
                }
            }
            for (int neuron : layer) {
                forward.deliver(neuron, spikes[neuron], state);
            }
        }
    }

    private static Connections connections(FloatNetwork network, Wanted wanted) {
        int neurons = network.shape().hidden();
        int synapses = network.shape().synapses();
        double[] all = network.values(Parameter.WEIGHTS_REC);
        int[][] targets = new int[neurons][];
        double[][][] weights = new double[neurons][synapses][];
        for (int source = 0; source < neurons; source++) {
            int from = source;
            targets[source] = where(neurons, target -> {
                int at = (from * neurons + target) * synapses;
                return wanted.test(from, target) && (all[at] != 0 || all[at + synapses - 1] != 0);
            });
            for (int synapse = 0; synapse < synapses; synapse++) {
                int first = source * neurons * synapses + synapse;
                weights[source][synapse] = IntStream.of(targets[source])
                        .mapToDouble(target -> all[first + target * synapses])
                        .toArray();
            }
        }
        return new Connections(targets, weights);
    }

    private static int[] where(int neurons, IntPredicate wanted) {
        return IntStream.range(0, neurons).filter(wanted).toArray();
    }
}
