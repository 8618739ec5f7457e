package dev.xylo.testkit.differential;

import dev.xylo.regress.Golden;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.independent.IndependentRecording;
import dev.xylo.testkit.independent.IndependentSimulator;
import dev.xylo.testkit.property.IndependentStates;
import dev.xylo.testkit.property.RunCase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One random case: all states, counters and flags of a kernel against the independent step; twice, so that state carries over. */
public final class Differential {
    private static final int RUNS = 2;

    private Differential() {}

    /**
     * Compares all kernels.
     *
     * @param run the case
     * @return the first difference, or empty
     */
    public static Optional<String> firstDifference(RunCase run) {
        return firstDifference(run, Simulator.kernels());
    }

    /**
     * Compares some kernels.
     *
     * @param run the case
     * @param kernels their names
     * @return the first difference, or empty
     */
    public static Optional<String> firstDifference(RunCase run, List<String> kernels) {
        IndependentSimulator independent = new IndependentSimulator(run.network(), run.core());
        IndependentRecording[] expected = new IndependentRecording[RUNS];
        for (int i = 0; i < RUNS; i++) {
            expected[i] = independent.run(run.input());
        }
        for (String kernel : kernels) {
            Optional<String> difference = compare(run, kernel, expected);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> compare(RunCase run, String kernel, IndependentRecording[] expected) {
        Simulator simulator = Simulator.of(run.network(), run.core(), kernel);
        Set<StateVariable> variables = Golden.allOf(run.core());
        for (int i = 0; i < RUNS; i++) {
            Recording actual = simulator.run(run.input(), variables);
            String where = "kernel " + kernel + ", run " + (i + 1) + ": ";
            String difference = difference(expected[i], actual);
            if (difference != null) {
                return Optional.of(where + difference);
            }
        }
        return Optional.empty();
    }

    private static String difference(IndependentRecording expected, Recording actual) {
        for (StateVariable variable : actual.variables()) {
            String difference = difference(variable, IndependentStates.of(expected, variable), actual);
            if (difference != null) {
                return difference;
            }
        }
        for (Counter counter : Counter.values()) {
            long[] counts = counts(expected, counter);
            if (!Arrays.equals(counts, actual.counters().perNeuron(counter))) {
                return "counter " + counter.key() + " is "
                        + Arrays.toString(actual.counters().perNeuron(counter)) + ", the independent step counts "
                        + Arrays.toString(counts);
            }
        }
        return null;
    }

    private static String difference(StateVariable variable, int[][] expected, Recording actual) {
        short[] values = actual.values(variable);
        int width = variable.width(actual.shape());
        if (values.length != expected.length * width) {
            return variable.key() + " has " + values.length + " values instead of " + expected.length * width;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != expected[i / width][i % width]) {
                return variable.key() + "[" + i / width + ", " + i % width + "] is " + values[i]
                        + ", the independent step gives " + expected[i / width][i % width];
            }
        }
        return null;
    }

    private static long[] counts(IndependentRecording recording, Counter counter) {
        return switch (counter) {
            case I_SYN_SATURATIONS -> recording.iSynSaturations;
            case I_SYN_2_SATURATIONS -> recording.iSyn2Saturations;
            case V_MEM_SATURATIONS -> recording.vMemSaturations;
            case I_SYN_OUT_SATURATIONS -> recording.iSynOutSaturations;
            case V_MEM_OUT_SATURATIONS -> recording.vMemOutSaturations;
            case SPIKE_CAP_HITS -> recording.spikeCapHits;
            case SPIKE_CAP_OUT_HITS -> recording.spikeCapHitsOut;
            case INPUT_CLIPS -> recording.inputClips;
        };
    }
}
