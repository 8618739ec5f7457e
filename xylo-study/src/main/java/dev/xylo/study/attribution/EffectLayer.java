package dev.xylo.study.attribution;

import dev.xylo.core.arithmetic.Arithmetic;
import dev.xylo.core.chip.Core;
import java.util.Arrays;

/**
 * One layer of neurons under a set of effects: parameters and the rules of a step. States are doubles; where effects make them whole
 * numbers they are exact below 2^53.
 */
final class EffectLayer {
    /** The wrap of core 2 begins here; unit: LSB. */
    private static final double TWO_TO_15 = Arithmetic.INT16_MAX + 1;

    private static final double TWO_TO_16 = 2 * TWO_TO_15;
    private static final int[] NONE = {};

    /**
     * Switches of one layer.
     *
     * @param integers states are whole numbers, decays truncate
     * @param saturates sums are clamped to int16
     * @param roundsCurrents weights are real, so that integer currents are rounded when deliveries end
     * @param roundsMembranes thresholds or biases are real, so that an integer membrane is rounded when it is stored
     * @param core revision whose order of sums saturates
     */
    record Rules(boolean integers, boolean saturates, boolean roundsCurrents, boolean roundsMembranes, Core core) {}

    /** Mutable state of a layer; {@code iSyn[synapse][neuron]}. */
    static final class State {
        final double[][] iSyn;
        final double[] vMem;
        final double[] spikes;

        State(int size) {
            iSyn = new double[2][size];
            vMem = new double[size];
            spikes = new double[size];
        }

        void reset() {
            Arrays.fill(iSyn[0], 0);
            Arrays.fill(iSyn[1], 0);
            Arrays.fill(vMem, 0);
            Arrays.fill(spikes, 0);
        }
    }

    private final Rules rules;
    private final int size;
    private final double spikeCap;
    private final double spikeCapAtZero;
    private final double[] threshold;
    private final double[] bias;
    private final double[] alpha;
    private final double[][] beta;
    /** Targets of the alias links of each neuron, or null if the layer has none. */
    private final int[][] aliases;

    EffectLayer(
            Rules rules,
            int spikeCap,
            int chipCap,
            double[] threshold,
            double[] bias,
            double[] alpha,
            double[][] beta,
            int[][] aliases) {
        this.rules = rules;
        this.size = threshold.length;
        this.spikeCap = spikeCap;
        this.spikeCapAtZero = Math.min(spikeCap, chipCap);
        this.threshold = threshold;
        this.bias = bias;
        this.alpha = alpha;
        this.beta = beta;
        this.aliases = Arrays.stream(aliases).allMatch(targets -> targets.length == 0) ? null : aliases;
    }

    static int[][] noAliases(int size) {
        int[][] none = new int[size][];
        Arrays.fill(none, NONE);
        return none;
    }

    State atRest() {
        return new State(size);
    }

    /** Adds {@code count} spikes of one source; weights of a synapse lie together, from {@code (row * synapses + synapse) * targets}. */
    void deliver(double count, double[] weights, int row, int targets, State state) {
        for (int synapse = 0; synapse < beta.length; synapse++) {
            int start = (row * beta.length + synapse) * targets;
            double[] iSyn = state.iSyn[synapse];
            if (rules.saturates) {
                addClamped(iSyn, count, weights, start, targets);
            } else {
                add(iSyn, count, weights, start, targets);
            }
        }
    }

    private static void add(double[] to, double count, double[] weights, int start, int targets) {
        for (int i = 0; i < targets; i++) {
            to[i] += count * weights[start + i];
        }
    }

    private static void addClamped(double[] to, double count, double[] weights, int start, int targets) {
        for (int i = 0; i < targets; i++) {
            to[i] = clamp(to[i] + count * weights[start + i]);
        }
    }

    /** The rest of a step, after all deliveries. */
    void update(State state) {
        for (int synapse = 0; synapse < beta.length; synapse++) {
            if (rules.roundsCurrents) {
                round(state.iSyn[synapse]);
            }
            decay(state.iSyn[synapse], beta[synapse]);
        }
        if (rules.saturates) {
            integrateClamped(state);
        } else {
            integrate(state);
        }
        fire(state);
        if (rules.roundsMembranes) {
            round(state.vMem);
        }
    }

    private static void round(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Arithmetic.roundHalfEven(values[i]);
        }
    }

    private void decay(double[] values, double[] factors) {
        if (rules.integers) {
            for (int i = 0; i < size; i++) {
                values[i] -= truncatedLoss(values[i], factors[i]);
            }
        } else {
            for (int i = 0; i < size; i++) {
                values[i] *= factors[i];
            }
        }
    }

    /** What a whole number loses when the share {@code factor} remains; for {@code 1 - 2^-dash} it is the chip's decay. */
    private static double truncatedLoss(double value, double factor) {
        double loss = Math.floor(value * (1 - factor));
        return loss == 0 ? Math.signum(value) : loss;
    }

    private double current(State state, int i) {
        return beta.length == 2 ? state.iSyn[0][i] + state.iSyn[1][i] : state.iSyn[0][i];
    }

    private void integrate(State state) {
        double[] vMem = state.vMem;
        decay(vMem, alpha);
        for (int i = 0; i < size; i++) {
            vMem[i] += current(state, i) + bias[i];
        }
    }

    private void integrateClamped(State state) {
        double[] vMem = state.vMem;
        for (int i = 0; i < size; i++) {
            double v = vMem[i];
            double change = rules.integers ? -truncatedLoss(v, alpha[i]) : v * alpha[i] - v;
            if (rules.core == Core.CORE_1) {
                vMem[i] = clamp(v + change + current(state, i) + bias[i]);
            } else {
                change = change >= TWO_TO_15 ? change - TWO_TO_16 : change;
                change = clamp(change + current(state, i));
                change = clamp(change + bias[i]);
                vMem[i] = clamp(v + change);
            }
        }
    }

    private void fire(State state) {
        double[] vMem = state.vMem;
        double[] spikes = state.spikes;
        Arrays.fill(spikes, 0);
        for (int i = 0; i < size; i++) {
            double v = vMem[i];
            double th = threshold[i];
            if (v >= th) {
                // n starts at the spikes that an alias has put here already
                double n = th == 0
                        ? Math.max(0, spikeCapAtZero - spikes[i])
                        : Math.min(spikeCap - spikes[i], Math.floor(v / th));
                vMem[i] = v - n * th;
                spikes[i] += n;
            }
            if (aliases != null) {
                double copied = spikes[i]; // what a link of the neuron to itself adds is not copied on
                for (int target : aliases[i]) {
                    spikes[target] = Math.min(spikeCap, spikes[target] + copied);
                }
            }
        }
    }

    private static double clamp(double x) {
        return Math.max(Arithmetic.INT16_MIN, Math.min(Arithmetic.INT16_MAX, x));
    }
}
