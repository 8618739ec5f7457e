package dev.xylo.sim.internal.fast;

import dev.xylo.sim.StateVariable;
import dev.xylo.sim.internal.RecordingBuffer;

/** Copies what is recorded, and only that, after each step. */
final class Recorder {
    private final int hidden;
    private final int outputs;
    private final int secondSynapse;
    private final short[] spikesOut;
    private final short[] spikes;
    private final short[] iSyn;
    private final short[] iSyn2;
    private final short[] vMem;
    private final short[] iSynOut;
    private final short[] vMemOut;
    private final short[] hibernation;

    Recorder(RecordingBuffer buffer, Neurons hidden, Neurons readout) {
        this.hidden = hidden.size;
        this.outputs = readout.size;
        this.secondSynapse = hidden.padded;
        this.spikesOut = array(buffer, StateVariable.SPIKES_OUT);
        this.spikes = array(buffer, StateVariable.SPIKES);
        this.iSyn = array(buffer, StateVariable.I_SYN);
        this.iSyn2 = hidden.synapses() == 2 ? array(buffer, StateVariable.I_SYN_2) : null;
        this.vMem = array(buffer, StateVariable.V_MEM);
        this.iSynOut = array(buffer, StateVariable.I_SYN_OUT);
        this.vMemOut = array(buffer, StateVariable.V_MEM_OUT);
        this.hibernation = array(buffer, StateVariable.HIBERNATION);
    }

    void record(int step, LayerState hiddenState, LayerState readoutState, boolean hibernates) {
        if (spikesOut != null) {
            for (int k = 0; k < readoutState.list.size(); k++) {
                spikesOut[step * outputs + readoutState.list.source(k)] = (short) readoutState.list.count(k);
            }
        }
        if (spikes != null) {
            for (int k = 0; k < hiddenState.list.size(); k++) {
                spikes[step * hidden + hiddenState.list.source(k)] = (short) hiddenState.list.count(k);
            }
        }
        copy(hiddenState.current, 0, iSyn, step, hidden);
        copy(hiddenState.current, secondSynapse, iSyn2, step, hidden);
        copy(hiddenState.vMem, 0, vMem, step, hidden);
        copy(readoutState.current, 0, iSynOut, step, outputs);
        copy(readoutState.vMem, 0, vMemOut, step, outputs);
        if (hibernation != null) {
            hibernation[step] = (short) (hibernates ? 1 : 0);
        }
    }

    private static void copy(short[] from, int start, short[] to, int step, int width) {
        if (to != null) {
            System.arraycopy(from, start, to, step * width, width);
        }
    }

    private static short[] array(RecordingBuffer buffer, StateVariable variable) {
        return buffer.records(variable) ? buffer.array(variable) : null;
    }
}
