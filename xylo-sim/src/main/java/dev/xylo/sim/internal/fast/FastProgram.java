package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Counter;
import dev.xylo.sim.internal.CoreState;
import dev.xylo.sim.internal.CounterTable;
import dev.xylo.sim.internal.Kernel;
import dev.xylo.sim.internal.RecordingBuffer;

/** A network as tables of 16-bit (or smaller) numbers, and its steps. */
final class FastProgram implements Kernel.Program {
    private final Lanes lanes;
    private final Neurons hidden;
    private final Neurons readout;
    private final Synapses weightsIn;
    private final Synapses weightsRec;
    private final Synapses weightsOut;
    private final AliasLinks aliases;
    private final int sources;

    FastProgram(XyloNetwork network, Core core, Lanes lanes) {
        NetworkShape shape = network.shape();
        this.lanes = lanes;
        int[] dashSyn = network.values(Parameter.DASH_SYN);
        this.hidden = new Neurons(
                core,
                Core.MAX_HIDDEN_SPIKES,
                lanes.padding(),
                network.values(Parameter.THRESHOLD),
                network.values(Parameter.DASH_MEM),
                shape.synapses() == 2
                        ? new int[][] {dashSyn, network.values(Parameter.DASH_SYN_2)}
                        : new int[][] {dashSyn},
                network.values(Parameter.BIAS));
        this.readout = new Neurons(
                core,
                Core.MAX_OUTPUT_SPIKES,
                lanes.padding(),
                network.values(Parameter.THRESHOLD_OUT),
                network.values(Parameter.DASH_MEM_OUT),
                new int[][] {network.values(Parameter.DASH_SYN_OUT)},
                network.values(Parameter.BIAS_OUT));
        this.weightsIn = new WeightMatrix(
                        network.values(Parameter.WEIGHTS_IN),
                        network.value(Parameter.WEIGHT_SHIFT_IN, 0),
                        0,
                        shape.inputs(),
                        shape.synapses(),
                        hidden.padded)
                .compile(lanes.rows());
        this.weightsRec = new WeightMatrix(
                        network.values(Parameter.WEIGHTS_REC),
                        network.value(Parameter.WEIGHT_SHIFT_REC, 0),
                        0,
                        shape.hidden(),
                        shape.synapses(),
                        hidden.padded)
                .compile(lanes.rows());
        this.weightsOut = new WeightMatrix(
                        network.values(Parameter.WEIGHTS_OUT),
                        network.value(Parameter.WEIGHT_SHIFT_OUT, 0),
                        shape.hiddenOfOutputRow(0),
                        shape.outputExpansion(),
                        1,
                        readout.padded)
                .compile(lanes.rows());
        this.aliases = new AliasLinks(network.aliases(), shape.hidden());
        this.sources = Math.max(shape.inputs(), shape.hidden());
    }

    @Override
    public void run(SpikeRaster input, CoreState state, RecordingBuffer recording, CounterTable counters) {
        run(input, 0, input.steps(), state, recording, counters);
    }

    /** Runs the steps {@code from..to-1} of a raster, from the state after those before them. */
    void run(SpikeRaster input, int from, int to, CoreState state, RecordingBuffer recording, CounterTable counters) {
        LayerState hiddenState = new LayerState(
                hidden,
                new long[][] {counters.of(Counter.I_SYN_SATURATIONS), counters.of(Counter.I_SYN_2_SATURATIONS)},
                counters.of(Counter.V_MEM_SATURATIONS),
                counters.of(Counter.SPIKE_CAP_HITS));
        LayerState readoutState = new LayerState(
                readout,
                new long[][] {counters.of(Counter.I_SYN_OUT_SATURATIONS)},
                counters.of(Counter.V_MEM_OUT_SATURATIONS),
                counters.of(Counter.SPIKE_CAP_OUT_HITS));
        // Readout spikes go nowhere: none are pending, and what is left of them is dropped.
        int[] readoutSpikes = new int[readout.size];
        hiddenState.load(state.iSyn, state.vMem, state.spikes);
        readoutState.load(new int[][] {state.iSynOut}, state.vMemOut, readoutSpikes);
        InputReader reader = new InputReader(input, from, counters.of(Counter.INPUT_CLIPS));
        Recorder recorder = new Recorder(recording, hidden, readout);
        Delivery scratch = new Delivery(sources);
        short[] pending = new short[hidden.size];
        for (int step = from; step < to; step++) {
            boolean delivered = deliver(reader.read(step), hiddenState, readoutState, scratch);
            if (delivered || !hiddenState.isAtRest()) {
                lanes.neurons().update(hidden, hiddenState);
                aliases.apply(hidden, hiddenState, pending);
            }
            if (delivered || !readoutState.isAtRest()) {
                lanes.neurons().update(readout, readoutState);
            }
            hiddenState.afterStep();
            readoutState.afterStep();
            recorder.record(step, hiddenState, readoutState, !delivered && !hiddenState.moved && !readoutState.moved);
        }
        hiddenState.store(state.iSyn, state.vMem, state.spikes);
        readoutState.store(new int[][] {state.iSynOut}, state.vMemOut, readoutSpikes);
    }

    @Override
    public long bytes() {
        return weightsIn.bytes() + weightsRec.bytes() + weightsOut.bytes() + hidden.bytes() + readout.bytes();
    }

    private boolean deliver(SpikeList input, LayerState hiddenState, LayerState readoutState, Delivery scratch) {
        SpikeList pending = hiddenState.list;
        if (input.size() > 0) {
            weightsIn.deliver(input, hiddenState, scratch);
        }
        if (pending.size() > 0) {
            weightsRec.deliver(pending, hiddenState, scratch);
            weightsOut.deliver(pending, readoutState, scratch);
        }
        return input.size() > 0 || pending.size() > 0;
    }
}
