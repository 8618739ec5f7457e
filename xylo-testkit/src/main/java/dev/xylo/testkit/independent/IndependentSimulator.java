package dev.xylo.testkit.independent;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;

/**
 * The chip's step, one obvious loop after the other, every spike delivered by an addition of its own.
 *
 * <p>It exists to be compared with a fast simulator. Its state carries over from one run to the next. Not thread-safe.
 */
public final class IndependentSimulator {
    private static final int INPUT_CAP = 15;
    private static final int HIDDEN_CAP = 31;
    private static final int READOUT_CAP = 1;

    private final XyloNetwork network;
    private final NetworkShape shape;
    private final Core core;
    private final Neuron[] hidden;
    private final Neuron[] readouts;

    /** Hidden spikes of the previous step, delivered in the next one. */
    private int[] pending;

    /**
     * A network at rest.
     *
     * @param network the network; a bias counts on core 2 only
     * @param core which arithmetic
     */
    public IndependentSimulator(XyloNetwork network, Core core) {
        this.network = network;
        this.shape = network.shape();
        this.core = core;
        this.hidden = new Neuron[shape.hidden()];
        for (int h = 0; h < hidden.length; h++) {
            int[] dashSyn = new int[shape.synapses()];
            dashSyn[0] = network.value(Parameter.DASH_SYN, h);
            if (shape.synapses() == 2) {
                dashSyn[1] = network.value(Parameter.DASH_SYN_2, h);
            }
            hidden[h] = new Neuron(
                    network.value(Parameter.DASH_MEM, h),
                    dashSyn,
                    network.value(Parameter.THRESHOLD, h),
                    network.has(Parameter.BIAS),
                    network.value(Parameter.BIAS, h));
        }
        this.readouts = new Neuron[shape.outputs()];
        for (int r = 0; r < readouts.length; r++) {
            readouts[r] = new Neuron(
                    network.value(Parameter.DASH_MEM_OUT, r),
                    new int[] {network.value(Parameter.DASH_SYN_OUT, r)},
                    network.value(Parameter.THRESHOLD_OUT, r),
                    network.has(Parameter.BIAS_OUT),
                    network.value(Parameter.BIAS_OUT, r));
        }
        this.pending = new int[shape.hidden()];
    }

    /** Back to rest: no currents, no membranes, no pending spikes. */
    public void reset() {
        for (Neuron neuron : hidden) {
            neuron.rest();
        }
        for (Neuron neuron : readouts) {
            neuron.rest();
        }
        pending = new int[shape.hidden()];
    }

    /**
     * Runs a raster from the present state on.
     *
     * @param input spike counts {@code (T, Nin)}
     * @return states of every step, and counters of this run alone
     * @throws IllegalArgumentException if the raster has another number of channels than the network
     */
    public IndependentRecording run(SpikeRaster input) {
        if (input.channels() != shape.inputs()) {
            throw new IllegalArgumentException("the raster has " + input.channels() + " channels, but the network has "
                    + shape.inputs() + " input channels");
        }
        IndependentRecording recording = new IndependentRecording(input.steps(), shape);
        for (int t = 0; t < input.steps(); t++) {
            boolean inputSpiked = deliverInput(input, t, recording);
            boolean hiddenSpiked = anyPending();
            deliverToHidden(recording);
            deliverToReadouts(recording);
            pending = updateHidden(recording);
            int[] spikesOut = updateReadouts(recording);
            record(t, spikesOut, recording);
            recording.hibernation[t] = core == Core.CORE_2 && !inputSpiked && !hiddenSpiked && allUnmoved();
        }
        return recording;
    }

    private boolean deliverInput(SpikeRaster input, int t, IndependentRecording recording) {
        long factor = SixteenBits.powerOfTwo(network.value(Parameter.WEIGHT_SHIFT_IN, 0));
        boolean any = false;
        for (int channel = 0; channel < shape.inputs(); channel++) {
            int spikes = input.count(t, channel);
            if (spikes > 0) {
                any = true;
            }
            if (spikes > INPUT_CAP) {
                spikes = INPUT_CAP;
                recording.inputClips[channel]++;
            }
            // Input reaches the first Nien hidden neurons.
            for (int target = 0; target < shape.inputExpansion(); target++) {
                for (int s = 0; s < shape.synapses(); s++) {
                    int flat = (channel * shape.inputExpansion() + target) * shape.synapses() + s;
                    long weight = network.value(Parameter.WEIGHTS_IN, flat) * factor;
                    deliverToHidden(target, s, weight, spikes, recording);
                }
            }
        }
        return any;
    }

    private boolean anyPending() {
        for (int spikes : pending) {
            if (spikes > 0) {
                return true;
            }
        }
        return false;
    }

    private void deliverToHidden(IndependentRecording recording) {
        long factor = SixteenBits.powerOfTwo(network.value(Parameter.WEIGHT_SHIFT_REC, 0));
        for (int source = 0; source < shape.hidden(); source++) {
            for (int target = 0; target < shape.hidden(); target++) {
                for (int s = 0; s < shape.synapses(); s++) {
                    int flat = (source * shape.hidden() + target) * shape.synapses() + s;
                    long weight = network.value(Parameter.WEIGHTS_REC, flat) * factor;
                    deliverToHidden(target, s, weight, pending[source], recording);
                }
            }
        }
    }

    private void deliverToHidden(int target, int synapse, long weight, int spikes, IndependentRecording recording) {
        boolean saturated = hidden[target].receive(synapse, weight, spikes);
        if (saturated && synapse == 0) {
            recording.iSynSaturations[target]++;
        }
        if (saturated && synapse == 1) {
            recording.iSyn2Saturations[target]++;
        }
    }

    private void deliverToReadouts(IndependentRecording recording) {
        long factor = SixteenBits.powerOfTwo(network.value(Parameter.WEIGHT_SHIFT_OUT, 0));
        for (int row = 0; row < shape.outputExpansion(); row++) {
            // The rows of the output weights belong to the last Noen hidden neurons.
            int source = shape.hidden() - shape.outputExpansion() + row;
            for (int target = 0; target < shape.outputs(); target++) {
                long weight = network.value(Parameter.WEIGHTS_OUT, row * shape.outputs() + target) * factor;
                if (readouts[target].receive(0, weight, pending[source])) {
                    recording.iSynOutSaturations[target]++;
                }
            }
        }
    }

    /** Answers the spikes of this step, {@code (N)}. */
    private int[] updateHidden(IndependentRecording recording) {
        int[] slots = new int[shape.hidden()];
        for (int h = 0; h < hidden.length; h++) {
            update(hidden[h]);
            recording.vMemSaturations[h] += hidden[h].clamps;
            int n = hidden[h].fire(slots[h], HIDDEN_CAP);
            if (n == HIDDEN_CAP && hidden[h].stillAboveThreshold()) {
                recording.spikeCapHits[h]++;
            }
            slots[h] = n;
            for (Alias alias : network.aliases()) {
                if (alias.source() != h) {
                    continue;
                }
                // A target that has already run keeps these spikes as part of its count of this step.
                int target = alias.target();
                slots[target] = slots[target] + n;
                if (slots[target] > HIDDEN_CAP) {
                    slots[target] = HIDDEN_CAP;
                    recording.spikeCapHits[target]++;
                }
            }
        }
        return slots;
    }

    /** Answers the spikes of this step, {@code (Nout)}. */
    private int[] updateReadouts(IndependentRecording recording) {
        int[] counts = new int[shape.outputs()];
        for (int r = 0; r < readouts.length; r++) {
            update(readouts[r]);
            recording.vMemOutSaturations[r] += readouts[r].clamps;
            counts[r] = readouts[r].fire(0, READOUT_CAP);
            if (readouts[r].stillAboveThreshold()) {
                recording.spikeCapHitsOut[r]++;
            }
        }
        return counts;
    }

    private void update(Neuron neuron) {
        if (core == Core.CORE_1) {
            neuron.updateCore1();
        } else {
            neuron.updateCore2();
        }
    }

    private boolean allUnmoved() {
        for (Neuron neuron : hidden) {
            if (neuron.synapseDecayed || neuron.dv != 0) {
                return false;
            }
        }
        for (Neuron neuron : readouts) {
            if (neuron.synapseDecayed || neuron.dv != 0) {
                return false;
            }
        }
        return true;
    }

    private void record(int t, int[] spikesOut, IndependentRecording recording) {
        for (int h = 0; h < hidden.length; h++) {
            recording.spikes[t][h] = pending[h];
            recording.iSyn[t][h] = (int) hidden[h].currents[0];
            if (shape.synapses() == 2) {
                recording.iSyn2[t][h] = (int) hidden[h].currents[1];
            }
            recording.vMem[t][h] = (int) hidden[h].v;
        }
        for (int r = 0; r < readouts.length; r++) {
            recording.spikesOut[t][r] = spikesOut[r];
            recording.iSynOut[t][r] = (int) readouts[r].currents[0];
            recording.vMemOut[t][r] = (int) readouts[r].v;
        }
    }
}
