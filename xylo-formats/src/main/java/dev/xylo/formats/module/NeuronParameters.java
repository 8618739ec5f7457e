package dev.xylo.formats.module;

import dev.xylo.core.graph.NeuronNode;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/** Parameters of LIFTorch, or of ExpSynTorch and LIFNeuronTorch one behind the other, as the chip's neurons have them. */
final class NeuronParameters {
    /** Rockpool's way of saying "no limit" is a number that no neuron reaches. */
    private static final int NO_CAP = 1 << 15;

    private final ModuleTree synapses;
    private final ModuleTree membranes;
    private final double dt;
    private final int size;
    private final int perNeuron;

    /**
     * Reads sizes.
     *
     * @param synapses module with the synaptic time constants
     * @param membranes module with the rest; the same for LIFTorch
     * @param dt time step, seconds
     * @param columns values that the weights before it give
     */
    NeuronParameters(ModuleTree synapses, ModuleTree membranes, double dt, int columns) {
        this.synapses = synapses;
        this.membranes = membranes;
        this.dt = dt;
        this.perNeuron = synapsesPerNeuron();
        if (columns % perNeuron != 0) {
            throw error("has " + perNeuron + " synapses per neuron, but the weights before it give " + columns
                    + " values, which is no multiple");
        }
        this.size = columns / perNeuron;
        if (perNeuron > 2) {
            throw error("has " + perNeuron + " synapses per neuron; the chip has 1 or 2");
        }
    }

    int size() {
        return size;
    }

    int synapses() {
        return perNeuron;
    }

    private int synapsesPerNeuron() {
        for (String key : new String[] {"tau_syn", "beta", "dash_syn", "isyn"}) {
            Optional<NdArray> array = synapses.numbers(key);
            if (array.isPresent() && array.get().rank() == 2 && array.get().shape()[1] > 0) {
                return array.get().shape()[1];
            }
        }
        Optional<NdArray> recurrent = membranes.numbers("w_rec");
        if (recurrent.isPresent()
                && recurrent.get().rank() == 2
                && recurrent.get().shape()[0] > 0) {
            return Math.max(1, recurrent.get().shape()[1] / recurrent.get().shape()[0]);
        }
        return 1;
    }

    /** The layer; its recurrent weights apart. */
    NeuronNode node(String name) {
        double[] tauMem = tau(membranes, "tau_mem", "alpha", "dash_mem", 1, 0);
        NeuronNode node = NeuronNode.of(name, dt, tauMem, tauSyn(0), values(membranes, "threshold", 1, 0));
        if (perNeuron == 2) {
            node = node.withSecondSynapse(tauSyn(1));
        }
        return membranes.has("bias") ? node.withBias(values(membranes, "bias", 1, 0)) : node;
    }

    /** {@code (N, N * S)}, or empty where there are no recurrent connections. */
    Optional<double[]> recurrent() {
        boolean denied = Boolean.FALSE.equals(membranes.values().get("_has_rec"));
        Optional<NdArray> array = membranes.numbers("w_rec").filter(weights -> !denied);
        if (array.isEmpty()) {
            return Optional.empty();
        }
        if (!Arrays.equals(array.get().shape(), new int[] {size, size * perNeuron})) {
            throw error("w_rec has shape " + Text.shape(array.get().shape()) + "; needed is (" + size + ", "
                    + size * perNeuron + "), from the weights before it");
        }
        double[] weights = array.get().toDoubles();
        boolean stated = Boolean.TRUE.equals(membranes.values().get("_has_rec"));
        return stated || Arrays.stream(weights).anyMatch(weight -> weight != 0)
                ? Optional.of(weights)
                : Optional.empty();
    }

    /** Most spikes per step; empty where there is no limit, or the file does not say. */
    OptionalInt cap() {
        double cap = membranes.number("max_spikes_per_dt").orElse(Double.POSITIVE_INFINITY);
        return cap >= 1 && cap < NO_CAP ? OptionalInt.of((int) cap) : OptionalInt.empty();
    }

    private double[] tauSyn(int synapse) {
        return synapses == membranes
                ? tau(synapses, "tau_syn", "beta", "dash_syn", perNeuron, synapse)
                : tau(synapses, "tau", "beta", "dash_syn", perNeuron, synapse);
    }

    /** Rockpool trains time constants, decays or dashes; one of them is in the file. A dash d is the decay {@code 1 - 2^-d} to it. */
    private double[] tau(ModuleTree module, String tau, String decay, String dash, int columns, int column) {
        if (module.has(tau)) {
            return values(module, tau, columns, column);
        }
        boolean decays = module.has(decay);
        DoubleUnaryOperator seconds =
                decays ? value -> -dt / Math.log(value) : value -> -dt / Math.log1p(-Math.pow(2, -value));
        return Arrays.stream(values(module, decays ? decay : dash, columns, column))
                .map(seconds)
                .toArray();
    }

    /** One value per neuron, out of (), (N), (N, S), (1, S) or (N, 1). */
    private double[] values(ModuleTree module, String key, int columns, int column) {
        NdArray array = module.numbers(key).orElseThrow(() -> error(key + " is missing, or no array of numbers"));
        double[] flat = array.toDoubles();
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = flat[index(array, key, i, columns, column)];
        }
        return values;
    }

    private int index(NdArray array, String key, int neuron, int columns, int column) {
        int length = array.size();
        if (length == 1) {
            return 0;
        }
        if (length == size * columns) {
            return neuron * columns + column;
        }
        if (length == size) {
            return neuron;
        }
        if (length == columns) {
            return column;
        }
        throw error(String.format(
                Locale.ROOT,
                "%s has shape %s; needed is one value, or one for each of its %d neurons",
                key,
                Text.shape(array.shape()),
                size));
    }

    private ModuleException error(String reason) {
        return new ModuleException(membranes.path(), reason);
    }
}
