package dev.xylo.regress;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** States of one or more samples over time, whatever they were recorded by. Immutable. */
public final class States {
    private final List<Integer> lengths;
    private final List<Integer> firstRows;
    private final Map<StateVariable, NdArray> rows;
    private final boolean lacksHibernation;
    private final BitSet filledIn;

    /**
     * Takes what was checked.
     *
     * @param lengths time steps of each sample
     * @param rows one array {@code (sum of lengths, width)} per state, the samples one after the other
     */
    States(List<Integer> lengths, Map<StateVariable, NdArray> rows) {
        this(lengths, rows, false, new BitSet());
    }

    /**
     * Takes what was checked.
     *
     * @param lacksHibernation whether steps in which the chip hibernates are left out
     * @param filledIn rows that were not recorded
     */
    States(List<Integer> lengths, Map<StateVariable, NdArray> rows, boolean lacksHibernation, BitSet filledIn) {
        this.lacksHibernation = lacksHibernation;
        this.filledIn = (BitSet) filledIn.clone();
        this.lengths = List.copyOf(lengths);
        List<Integer> starts = new ArrayList<>();
        int next = 0;
        for (int length : lengths) {
            starts.add(next);
            next += length;
        }
        this.firstRows = List.copyOf(starts);
        this.rows = Collections.unmodifiableMap(rows.isEmpty() ? new EnumMap<>(StateVariable.class) : rows);
        int total = next;
        assert rows.values().stream().allMatch(array -> array.rank() == 2 && array.shape()[0] == total);
    }

    /**
     * What was recorded.
     *
     * @return in the order of {@link StateVariable}; unmodifiable
     */
    public Set<StateVariable> variables() {
        return rows.keySet();
    }

    /**
     * Samples, each from reset.
     *
     * @return at least 1
     */
    public int samples() {
        return lengths.size();
    }

    /**
     * Time steps of a sample.
     *
     * @param sample 0..samples-1
     * @return T
     */
    public int steps(int sample) {
        return lengths.get(sample);
    }

    /**
     * Values per step.
     *
     * @param variable a recorded state
     * @return N, Nout, or 1 for the hibernation flag
     */
    public int width(StateVariable variable) {
        return array(variable).shape()[1];
    }

    /**
     * One value.
     *
     * @param variable a recorded state
     * @param sample 0..samples-1
     * @param step 0..T-1
     * @param neuron index in its layer
     * @return the value; whole for a chip, real for a float twin
     */
    public double value(StateVariable variable, int sample, int step, int neuron) {
        NdArray array = array(variable);
        return array.doubleAt((firstRows.get(sample) + step) * array.shape()[1] + neuron);
    }

    /**
     * All values of a state, all samples one after the other.
     *
     * @param variable a recorded state
     * @return shape {@code (sum T, width)}
     * @throws IllegalArgumentException if it was not recorded
     */
    public NdArray array(StateVariable variable) {
        NdArray array = rows.get(variable);
        if (array == null) {
            throw new IllegalArgumentException(variable.key() + " was not recorded");
        }
        return array;
    }

    /**
     * Whether steps in which the chip hibernates are left out, so that a row need not be the step of that number.
     *
     * @return true for the dump of a hardware test bench
     */
    public boolean lacksHibernation() {
        return lacksHibernation;
    }

    /**
     * One sample from a step on, as a recording of its own.
     *
     * @param sample 0..samples-1
     * @param from its first step there, 0..T
     * @return the rest of the sample
     */
    public States part(int sample, int from) {
        Map<StateVariable, NdArray> part = new EnumMap<>(StateVariable.class);
        int first = firstRow(sample) + from;
        int end = firstRow(sample) + steps(sample);
        rows.forEach((variable, array) -> part.put(variable, array.rows(first, end)));
        return new States(List.of(steps(sample) - from), part);
    }

    /** Whether a row was recorded, and not filled in to align a recording in time. */
    boolean isRecorded(int row) {
        return !filledIn.get(row);
    }

    /** The same rows, known to lack the steps in which the chip hibernates. */
    States withoutHibernation() {
        return new States(lengths, rows, true, filledIn);
    }

    /** First row of a sample in {@link #array}. */
    int firstRow(int sample) {
        return firstRows.get(sample);
    }

    /**
     * As arrays for a file: {@code (T, width)} for one sample, {@code (samples, T, width)} for a batch, {@code (sum T, width)} with
     * {@code lengths} for a batch of unequal lengths. The hibernation flag has no width axis.
     *
     * @param batch whether there is a sample axis, if only of length 1
     * @return arrays by {@link StateVariable#key}; a new map
     */
    public Map<String, NdArray> toArrays(boolean batch) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        boolean equal = equalLengths();
        rows.forEach((variable, array) -> {
            List<Integer> shape = new ArrayList<>();
            if (batch && equal) {
                shape.add(samples());
                shape.add(steps(0));
            } else {
                shape.add(array.shape()[0]);
            }
            if (variable != StateVariable.HIBERNATION) {
                shape.add(array.shape()[1]);
            }
            arrays.put(
                    variable.key(),
                    array.reshape(shape.stream().mapToInt(d -> d).toArray()));
        });
        if (batch && !equal) {
            arrays.put("lengths", lengthsArray(lengths));
        }
        return arrays;
    }

    static NdArray lengthsArray(List<Integer> lengths) {
        return NdArray.ofLongs(
                DType.INT64, lengths.stream().mapToLong(length -> length).toArray(), lengths.size());
    }

    private boolean equalLengths() {
        return lengths.stream().distinct().count() <= 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof States that && lengths.equals(that.lengths) && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * lengths.hashCode() + rows.hashCode();
    }

    @Override
    public String toString() {
        return samples() + (samples() == 1 ? " sample, " : " samples, ")
                + lengths.stream().mapToLong(length -> length).sum() + " steps, states "
                + String.join(
                        ", ", rows.keySet().stream().map(StateVariable::key).toList());
    }
}
