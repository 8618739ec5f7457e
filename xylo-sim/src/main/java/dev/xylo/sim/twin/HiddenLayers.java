package dev.xylo.sim.twin;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which hidden neuron is in which layer. Chips know one hidden layer only; networks are trained with several, and their specification
 * holds the connections between them among the recurrent weights.
 */
public final class HiddenLayers {
    private final int[] layers;
    private final boolean guessed;

    private HiddenLayers(int[] layers, boolean guessed) {
        this.layers = layers;
        this.guessed = guessed;
    }

    /**
     * Layers that are known.
     *
     * @param layers layer of each hidden neuron, {@code (N)}, from 0 on in the order in which signals pass them
     * @return the layers
     * @throws IllegalArgumentException if one is negative
     */
    public static HiddenLayers of(int... layers) {
        if (Arrays.stream(layers).anyMatch(layer -> layer < 0)) {
            throw new IllegalArgumentException("layers are numbered from 0 on: " + Arrays.toString(layers));
        }
        return new HiddenLayers(layers.clone(), false);
    }

    /**
     * Layers as the connections suggest them. Neurons that reach each other, over recurrent weights and aliases, are in one layer (a strongly
     * connected component); a layer comes after all that reach it.
     *
     * <p>Right for a plain chain of layers, recurrent ones among them. A recurrent layer of few connections may be taken for several layers,
     * and layers with feedback from a later one are taken for one.
     *
     * @param network the network
     * @return the layers
     */
    public static HiddenLayers guess(FloatNetwork network) {
        int[][] successors = successors(network);
        return new HiddenLayers(depths(successors, components(successors)), true);
    }

    /**
     * Layer of a neuron.
     *
     * @param neuron hidden neuron
     * @return from 0 on
     */
    public int layer(int neuron) {
        return layers[neuron];
    }

    /**
     * How many neurons this is about.
     *
     * @return N
     */
    public int neurons() {
        return layers.length;
    }

    /**
     * How many layers there are.
     *
     * @return 1 more than the largest; 0 without neurons
     */
    public int count() {
        return Arrays.stream(layers).max().orElse(-1) + 1;
    }

    /**
     * Whether connections suggested the layers.
     *
     * @return false if they are known
     */
    public boolean guessed() {
        return guessed;
    }

    /** By neuron, the neurons that its spikes reach. */
    private static int[][] successors(FloatNetwork network) {
        int neurons = network.shape().hidden();
        int synapses = network.shape().synapses();
        double[] weights = network.values(Parameter.WEIGHTS_REC);
        List<List<Integer>> reached = new ArrayList<>();
        for (int source = 0; source < neurons; source++) {
            reached.add(new ArrayList<>());
            for (int target = 0; target < neurons; target++) {
                int at = (source * neurons + target) * synapses;
                if (weights[at] != 0 || synapses == 2 && weights[at + 1] != 0) {
                    reached.get(source).add(target);
                }
            }
        }
        for (Alias alias : network.aliases()) {
            reached.get(alias.source()).add(alias.target());
        }
        return reached.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * Strongly connected components by Tarjan's algorithm (1972), without recursion: a chain of layers may be a thousand neurons deep.
     *
     * @return component of each neuron; a component that reaches another has the larger number
     */
    private static int[] components(int[][] successors) {
        int neurons = successors.length;
        int[] order = new int[neurons]; // 1.. in the order of discovery; 0: not seen yet
        int[] low = new int[neurons];
        int[] next = new int[neurons];
        int[] component = new int[neurons];
        Arrays.fill(component, -1);
        Deque<Integer> open = new ArrayDeque<>();
        Deque<Integer> path = new ArrayDeque<>();
        int seen = 0;
        int found = 0;
        for (int root = 0; root < neurons; root++) {
            if (order[root] == 0) {
                path.push(root);
            }
            while (!path.isEmpty()) {
                int neuron = path.peek();
                if (order[neuron] == 0) {
                    order[neuron] = low[neuron] = ++seen;
                    open.push(neuron);
                }
                if (next[neuron] < successors[neuron].length) {
                    int reached = successors[neuron][next[neuron]++];
                    if (order[reached] == 0) {
                        path.push(reached);
                    } else if (component[reached] < 0) {
                        low[neuron] = Math.min(low[neuron], order[reached]);
                    }
                    continue;
                }
                path.pop();
                if (!path.isEmpty()) {
                    low[path.peek()] = Math.min(low[path.peek()], low[neuron]);
                }
                if (low[neuron] == order[neuron]) {
                    int member;
                    do {
                        member = open.pop();
                        component[member] = found;
                    } while (member != neuron);
                    found++;
                }
            }
        }
        return component;
    }

    /** Longest way, counted in components, that leads to each neuron. */
    private static int[] depths(int[][] successors, int[] component) {
        int components = Arrays.stream(component).max().orElse(-1) + 1;
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < components; c++) {
            members.add(new ArrayList<>());
        }
        for (int neuron = 0; neuron < component.length; neuron++) {
            members.get(component[neuron]).add(neuron);
        }
        int[] depth = new int[components];
        for (int c = components - 1; c >= 0; c--) {
            for (int neuron : members.get(c)) {
                for (int reached : successors[neuron]) {
                    if (component[reached] != c) {
                        depth[component[reached]] = Math.max(depth[component[reached]], depth[c] + 1);
                    }
                }
            }
        }
        return Arrays.stream(component).map(c -> depth[c]).toArray();
    }
}
