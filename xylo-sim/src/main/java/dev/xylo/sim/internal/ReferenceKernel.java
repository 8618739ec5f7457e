package dev.xylo.sim.internal;

import static dev.xylo.core.arithmetic.Arithmetic.decay;
import static dev.xylo.core.arithmetic.Arithmetic.saturate;
import static dev.xylo.core.arithmetic.Arithmetic.shiftedWeight;
import static dev.xylo.core.arithmetic.Arithmetic.wrap16;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Counter;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The step as the chip's description reads, one rule after the other. It is the measure of every other kernel: keep it plain. */
final class ReferenceKernel implements Kernel {
    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Program compile(XyloNetwork network, Core core) {
        return new ReferenceProgram(network, core);
    }

    /** Neurons of one layer: their parameters and, for hidden ones, where their spikes are copied to. */
    private record Layer(
            int size,
            int spikeCap,
            int[] threshold,
            int[] dashMem,
            int[][] dashSyn,
            int[] bias,
            boolean hasBias,
            List<List<Integer>> aliasTargets) {}

    /** Live arrays of one layer in one run: state, this step's spikes, counters. */
    private record LayerState(
            int[][] iSyn, int[] vMem, int[] spikes, long[][] iSynSaturations, long[] vMemSaturations, long[] capHits) {}

    /** Weights from a source to all its targets: {@code weights[source][target][synapse]}, shifted. */
    private static final class ReferenceProgram implements Program {
        private final NetworkShape shape;
        private final Core core;
        private final Layer hidden;
        private final Layer readout;
        private final int[][][] weightsIn;
        private final int[][][] weightsRec;
        private final int[][][] weightsOut;

        ReferenceProgram(XyloNetwork network, Core core) {
            this.shape = network.shape();
            this.core = core;
            List<List<Integer>> aliasTargets = new ArrayList<>();
            for (int i = 0; i < shape.hidden(); i++) {
                aliasTargets.add(new ArrayList<>());
            }
            for (Alias alias : network.aliases()) {
                aliasTargets.get(alias.source()).add(alias.target());
            }
            int[] dashSyn = network.values(Parameter.DASH_SYN);
            this.hidden = new Layer(
                    shape.hidden(),
                    Core.MAX_HIDDEN_SPIKES,
                    network.values(Parameter.THRESHOLD),
                    network.values(Parameter.DASH_MEM),
                    shape.synapses() == 2
                            ? new int[][] {dashSyn, network.values(Parameter.DASH_SYN_2)}
                            : new int[][] {dashSyn},
                    network.values(Parameter.BIAS),
                    core.hasBias() && network.has(Parameter.BIAS),
                    aliasTargets);
            this.readout = new Layer(
                    shape.outputs(),
                    Core.MAX_OUTPUT_SPIKES,
                    network.values(Parameter.THRESHOLD_OUT),
                    network.values(Parameter.DASH_MEM_OUT),
                    new int[][] {network.values(Parameter.DASH_SYN_OUT)},
                    network.values(Parameter.BIAS_OUT),
                    core.hasBias() && network.has(Parameter.BIAS_OUT),
                    List.of());
            this.weightsIn =
                    weights(network, Parameter.WEIGHTS_IN, Parameter.WEIGHT_SHIFT_IN, shape.inputs(), shape.synapses());
            this.weightsRec = weights(
                    network, Parameter.WEIGHTS_REC, Parameter.WEIGHT_SHIFT_REC, shape.hidden(), shape.synapses());
            this.weightsOut =
                    weights(network, Parameter.WEIGHTS_OUT, Parameter.WEIGHT_SHIFT_OUT, shape.outputExpansion(), 1);
        }

        @Override
        public void run(SpikeRaster input, CoreState state, RecordingBuffer recording, CounterTable counters) {
            LayerState hiddenState = new LayerState(
                    state.iSyn,
                    state.vMem,
                    state.spikes,
                    new long[][] {counters.of(Counter.I_SYN_SATURATIONS), counters.of(Counter.I_SYN_2_SATURATIONS)},
                    counters.of(Counter.V_MEM_SATURATIONS),
                    counters.of(Counter.SPIKE_CAP_HITS));
            LayerState readoutState = new LayerState(
                    new int[][] {state.iSynOut},
                    state.vMemOut,
                    new int[shape.outputs()],
                    new long[][] {counters.of(Counter.I_SYN_OUT_SATURATIONS)},
                    counters.of(Counter.V_MEM_OUT_SATURATIONS),
                    counters.of(Counter.SPIKE_CAP_OUT_HITS));
            for (int step = 0; step < input.steps(); step++) {
                boolean delivered = deliverInput(input, step, hiddenState, counters.of(Counter.INPUT_CLIPS));
                delivered |= deliverHiddenSpikes(hiddenState, readoutState);
                boolean moved = update(hidden, hiddenState);
                moved |= update(readout, readoutState);
                record(recording, step, state, readoutState.spikes());
                recording.putHibernation(step, !delivered && !moved);
            }
        }

        @Override
        public long bytes() {
            long numbers =
                    Arrays.stream(Parameter.values()).mapToLong(shape::size).sum();
            return Integer.BYTES * numbers;
        }

        private boolean deliverInput(SpikeRaster input, int step, LayerState target, long[] clips) {
            boolean delivered = false;
            for (int channel = 0; channel < shape.inputs(); channel++) {
                int count = input.count(step, channel);
                if (count > Core.MAX_INPUT_SPIKES) {
                    clips[channel]++;
                    count = Core.MAX_INPUT_SPIKES;
                }
                if (count > 0) {
                    delivered = true;
                    deliver(count, weightsIn[channel], target);
                }
            }
            return delivered;
        }

        private boolean deliverHiddenSpikes(LayerState hiddenState, LayerState readoutState) {
            boolean delivered = false;
            for (int source = 0; source < shape.hidden(); source++) {
                int count = hiddenState.spikes()[source];
                if (count > 0) {
                    delivered = true;
                    deliver(count, weightsRec[source], hiddenState);
                }
            }
            for (int row = 0; row < shape.outputExpansion(); row++) {
                int count = hiddenState.spikes()[shape.hiddenOfOutputRow(row)];
                if (count > 0) {
                    deliver(count, weightsOut[row], readoutState);
                }
            }
            return delivered;
        }

        /** Adds a weight {@code count} times to each target's current; n equal additions with saturation are one sat(x + n*w). */
        private static void deliver(int count, int[][] weights, LayerState target) {
            for (int neuron = 0; neuron < weights.length; neuron++) {
                for (int synapse = 0; synapse < weights[neuron].length; synapse++) {
                    int[] iSyn = target.iSyn()[synapse];
                    int sum = iSyn[neuron] + count * weights[neuron][synapse];
                    iSyn[neuron] = saturateCounted(sum, target.iSynSaturations()[synapse], neuron);
                }
            }
        }

        /** Updates a layer in index order; on core 2, true if a synaptic decay or a membrane change was not 0. */
        private boolean update(Layer layer, LayerState state) {
            int[] spikes = state.spikes();
            Arrays.fill(spikes, 0);
            boolean moved = false;
            for (int i = 0; i < layer.size(); i++) {
                int v = state.vMem()[i];
                long[] saturations = state.vMemSaturations();
                if (core == Core.CORE_1) {
                    v -= decay(v, layer.dashMem()[i]);
                    decayCurrents(layer, state, i); // whether they moved is core 2's question
                    v = saturateCounted(v + sumOfCurrents(layer, state, i), saturations, i);
                } else {
                    moved |= decayCurrents(layer, state, i);
                    int dv = wrap16(-decay(v, layer.dashMem()[i]));
                    dv = saturateCounted(dv + sumOfCurrents(layer, state, i), saturations, i);
                    if (layer.hasBias()) {
                        dv = saturateCounted(dv + layer.bias()[i], saturations, i);
                    }
                    moved |= dv != 0;
                    v = saturateCounted(v + dv, saturations, i);
                }
                int threshold = layer.threshold()[i];
                int n = spikes[i]; // an alias may have put spikes here already
                while (v >= threshold && n < layer.spikeCap()) {
                    n++;
                    v -= threshold;
                }
                if (v >= threshold) {
                    state.capHits()[i]++;
                }
                state.vMem()[i] = v;
                spikes[i] = n;
                if (!layer.aliasTargets().isEmpty()) {
                    copyToAliases(layer, state, i, n);
                }
            }
            return moved;
        }

        private static void copyToAliases(Layer layer, LayerState state, int source, int n) {
            for (int target : layer.aliasTargets().get(source)) {
                int sum = state.spikes()[target] + n;
                if (sum > layer.spikeCap()) {
                    state.capHits()[target]++;
                    sum = layer.spikeCap();
                }
                state.spikes()[target] = sum;
            }
        }

        private static boolean decayCurrents(Layer layer, LayerState state, int neuron) {
            boolean moved = false;
            for (int synapse = 0; synapse < layer.dashSyn().length; synapse++) {
                int[] iSyn = state.iSyn()[synapse];
                int decay = decay(iSyn[neuron], layer.dashSyn()[synapse][neuron]);
                iSyn[neuron] -= decay;
                moved |= decay != 0;
            }
            return moved;
        }

        private static int sumOfCurrents(Layer layer, LayerState state, int neuron) {
            int sum = 0;
            for (int synapse = 0; synapse < layer.dashSyn().length; synapse++) {
                sum += state.iSyn()[synapse][neuron];
            }
            return sum;
        }

        private static void record(RecordingBuffer recording, int step, CoreState state, int[] spikesOut) {
            recording.put(StateVariable.SPIKES_OUT, step, spikesOut);
            recording.put(StateVariable.SPIKES, step, state.spikes);
            recording.put(StateVariable.I_SYN, step, state.iSyn[0]);
            recording.put(StateVariable.I_SYN_2, step, state.iSyn[1]);
            recording.put(StateVariable.V_MEM, step, state.vMem);
            recording.put(StateVariable.I_SYN_OUT, step, state.iSynOut);
            recording.put(StateVariable.V_MEM_OUT, step, state.vMemOut);
        }

        private static int saturateCounted(int sum, long[] saturations, int neuron) {
            int clamped = saturate(sum);
            if (clamped != sum) {
                saturations[neuron]++;
            }
            return clamped;
        }

        private static int[][][] weights(
                XyloNetwork network, Parameter parameter, Parameter shift, int sources, int synapses) {
            int[] flat = network.values(parameter);
            int bits = network.value(shift, 0);
            int targets = flat.length / sources / synapses;
            int[][][] weights = new int[sources][targets][synapses];
            for (int i = 0; i < flat.length; i++) {
                weights[i / synapses / targets][i / synapses % targets][i % synapses] = shiftedWeight(flat[i], bits);
            }
            return weights;
        }
    }
}
