package dev.xylo.regress;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.Recording;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.FloatRecording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects recordings sample by sample. */
public final class StatesBuilder {
    private final Map<StateVariable, List<Object>> arrays = new EnumMap<>(StateVariable.class);
    private final Map<StateVariable, Integer> widths = new EnumMap<>(StateVariable.class);
    private final List<Integer> lengths = new ArrayList<>();
    private long values;

    private final Set<StateVariable> kept;

    /** Nothing recorded yet; all that comes is kept. */
    public StatesBuilder() {
        this(EnumSet.allOf(StateVariable.class));
    }

    /**
     * Nothing recorded yet.
     *
     * @param kept states to collect; others that were recorded are left out
     */
    public StatesBuilder(Set<StateVariable> kept) {
        this.kept = EnumSet.copyOf(kept);
    }

    /**
     * Adds a sample of the chip.
     *
     * @param recording with the same states as those before it
     * @throws IllegalArgumentException if all samples together exceed what one array holds
     */
    public void add(Recording recording) {
        for (StateVariable variable : recording.variables()) {
            add(variable, recording.values(variable), variable.width(recording.shape()), recording.steps());
        }
        lengths.add(recording.steps());
    }

    /**
     * Adds a sample of the float twin.
     *
     * @param recording with the same states as those before it
     * @throws IllegalArgumentException if all samples together exceed what one array holds
     */
    public void add(FloatRecording recording) {
        for (StateVariable variable : recording.variables()) {
            add(variable, recording.values(variable), variable.width(recording.shape()), recording.steps());
        }
        lengths.add(recording.steps());
    }

    private void add(StateVariable variable, Object array, int width, int steps) {
        if (!kept.contains(variable)) {
            return;
        }
        arrays.computeIfAbsent(variable, v -> new ArrayList<>()).add(array);
        widths.put(variable, width);
        values += (long) steps * width;
        if (values > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the recording exceeds " + Integer.MAX_VALUE
                    + " values after " + (lengths.size() + 1)
                    + " samples; record fewer states, or run the input in parts");
        }
    }

    /**
     * Samples so far.
     *
     * @return how many
     */
    public int samples() {
        return lengths.size();
    }

    /**
     * Everything that was added.
     *
     * @return the states
     */
    public States build() {
        Map<StateVariable, NdArray> rows = new EnumMap<>(StateVariable.class);
        arrays.forEach((variable, samples) -> rows.put(variable, join(variable, samples)));
        return new States(lengths, rows);
    }

    private NdArray join(StateVariable variable, List<Object> samples) {
        int width = widths.get(variable);
        int steps = lengths.stream().mapToInt(length -> length).sum();
        if (samples.get(0) instanceof double[]) {
            double[] all = new double[steps * width];
            int at = 0;
            for (Object sample : samples) {
                double[] part = (double[]) sample;
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return NdArray.ofDoubles(all, steps, width);
        }
        short[] all = new short[steps * width];
        int at = 0;
        for (Object sample : samples) {
            short[] part = (short[]) sample;
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return NdArray.ofShorts(variable.isCount() ? DType.UINT8 : DType.INT16, all, steps, width);
    }
}
