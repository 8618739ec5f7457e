package dev.xylo.testkit.property;

import dev.xylo.core.chip.Core;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.regress.States;
import dev.xylo.regress.StatesReader;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.independent.IndependentRecording;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the independent step recorded, as other recordings have it. */
public final class IndependentStates {
    private IndependentStates() {}

    /**
     * All states of a run of one sample.
     *
     * @param recording the run
     * @param core the core that ran; core 1 has no hibernation flag
     * @return the states
     */
    public static States of(IndependentRecording recording, Core core) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (StateVariable variable : StateVariable.values()) {
            if (variable != StateVariable.HIBERNATION || core.hasBias()) {
                int[][] values = of(recording, variable);
                int width = switch (variable) {
                    case SPIKES, I_SYN, I_SYN_2, V_MEM -> recording.spikeCapHits.length;
                    case SPIKES_OUT, I_SYN_OUT, V_MEM_OUT -> recording.spikeCapHitsOut.length;
                    case HIBERNATION -> 1;
                };
                int[] flat = Arrays.stream(values).flatMapToInt(Arrays::stream).toArray();
                DType type = variable.isCount() ? DType.UINT8 : DType.INT16;
                arrays.put(variable.key(), NdArray.ofInts(type, flat, values.length, width));
            }
        }
        try {
            return StatesReader.fromArrays(null, arrays);
        } catch (FormatException e) {
            throw new IllegalStateException("arrays of one run agree", e);
        }
    }

    /**
     * One state of a run.
     *
     * @param recording the run
     * @param variable the state
     * @return {@code (T, width)}
     */
    public static int[][] of(IndependentRecording recording, StateVariable variable) {
        return switch (variable) {
            case SPIKES_OUT -> recording.spikesOut;
            case SPIKES -> recording.spikes;
            case I_SYN -> recording.iSyn;
            case I_SYN_2 -> recording.iSyn2;
            case V_MEM -> recording.vMem;
            case I_SYN_OUT -> recording.iSynOut;
            case V_MEM_OUT -> recording.vMemOut;
            case HIBERNATION -> {
                int[][] flags = new int[recording.hibernation.length][1];
                for (int t = 0; t < flags.length; t++) {
                    flags[t][0] = recording.hibernation[t] ? 1 : 0;
                }
                yield flags;
            }
        };
    }
}
