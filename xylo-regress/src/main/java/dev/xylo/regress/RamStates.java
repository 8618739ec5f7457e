package dev.xylo.regress;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.network.RamDump;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.StateVariable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Dumps of a hardware test bench: steps in which the chip hibernates are not in them, so their rows must find their place in time. */
final class RamStates {
    private RamStates() {}

    static States read(Path folder) throws FormatException {
        States read = StatesReader.fromArrays(folder, RamDump.read(folder).states());
        return read.withoutHibernation();
    }

    /**
     * Puts the rows of a dump where another recording says that the chip was awake. A hibernating step changes nothing: it shows the state
     * before it, without spikes, and counts as not recorded.
     *
     * @param dump what may lack steps
     * @param other what may say which
     * @return the dump itself, if it is none, lacks nothing, or the other recording does not say
     */
    static States aligned(States dump, States other) {
        if (!dump.lacksHibernation()
                || other.lacksHibernation()
                || !other.variables().contains(StateVariable.HIBERNATION)
                || dump.samples() != 1
                || other.samples() != 1
                || dump.steps(0) >= other.steps(0)) {
            return dump;
        }
        BitSet hibernating = new BitSet();
        for (int step = 0; step < other.steps(0); step++) {
            hibernating.set(step, other.value(StateVariable.HIBERNATION, 0, step, 0) != 0);
        }
        int[] rows = rows(hibernating, other.steps(0), dump.steps(0));
        Map<StateVariable, NdArray> arrays = new EnumMap<>(StateVariable.class);
        for (StateVariable variable : dump.variables()) {
            arrays.put(variable, spread(dump.array(variable), rows, hibernating, variable.isCount()));
        }
        return new States(List.of(rows.length), arrays, false, hibernating);
    }

    /** The row of the dump behind each step, the last one before it for a hibernating step, -1 before the first. */
    private static int[] rows(BitSet hibernating, int steps, int rows) {
        int awake = steps - hibernating.cardinality();
        int[] ofStep = new int[steps + Math.max(0, rows - awake)];
        int next = 0;
        for (int step = 0; step < ofStep.length; step++) {
            if (!hibernating.get(step)) {
                if (next == rows) {
                    return Arrays.copyOf(ofStep, step);
                }
                next++;
            }
            ofStep[step] = next - 1;
        }
        return ofStep;
    }

    private static NdArray spread(NdArray array, int[] rows, BitSet hibernating, boolean spikes) {
        int width = array.shape()[1];
        short[] values = new short[rows.length * width];
        for (int step = 0; step < rows.length; step++) {
            boolean atRest = rows[step] < 0 || spikes && hibernating.get(step);
            for (int i = 0; i < width && !atRest; i++) {
                values[step * width + i] = (short) array.longAt(rows[step] * width + i);
            }
        }
        return NdArray.ofShorts(array.dtype(), values, rows.length, width);
    }
}
