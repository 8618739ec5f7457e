package dev.xylo.sim.internal;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.StateVariable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Arrays that a kernel records into; only what was asked for has one. */
public final class RecordingBuffer {
    private final NetworkShape shape;
    private final int steps;
    private final Map<StateVariable, short[]> arrays = new EnumMap<>(StateVariable.class);

    /**
     * Allocates.
     *
     * @param shape sizes
     * @param steps T
     * @param variables what to record
     * @throws IllegalArgumentException if an array would be too long
     */
    public RecordingBuffer(NetworkShape shape, int steps, EnumSet<StateVariable> variables) {
        this.shape = shape;
        this.steps = steps;
        for (StateVariable variable : variables) {
            long size = (long) steps * variable.width(shape);
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("recording " + variable.key() + " over " + steps + " steps takes "
                        + size + " values, more than one array holds; run the input in chunks");
            }
            arrays.put(variable, new short[(int) size]);
        }
    }

    /**
     * Whether a variable is wanted.
     *
     * @param variable the variable
     * @return true if it has an array
     */
    public boolean records(StateVariable variable) {
        return arrays.containsKey(variable);
    }

    /**
     * Stores one step of a variable, if it is wanted.
     *
     * @param variable the variable
     * @param step 0..T-1
     * @param values one per neuron
     */
    public void put(StateVariable variable, int step, int[] values) {
        short[] array = arrays.get(variable);
        if (array != null) {
            for (int i = 0; i < values.length; i++) {
                array[step * values.length + i] = (short) values[i];
            }
        }
    }

    /**
     * Stores the hibernation flag of a step, if it is wanted.
     *
     * @param step 0..T-1
     * @param flag whether the core could have slept
     */
    public void putHibernation(int step, boolean flag) {
        short[] array = arrays.get(StateVariable.HIBERNATION);
        if (array != null) {
            array[step] = (short) (flag ? 1 : 0);
        }
    }

    /**
     * The live array of a variable.
     *
     * @param variable a recorded variable
     * @return {@code (T, width)}, row-major
     * @throws IllegalArgumentException if it was not recorded
     */
    public short[] array(StateVariable variable) {
        short[] array = arrays.get(variable);
        if (array == null) {
            throw new IllegalArgumentException(variable.key() + " was not recorded");
        }
        return array;
    }

    /**
     * What is recorded.
     *
     * @return unmodifiable
     */
    public Set<StateVariable> variables() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /**
     * Time steps.
     *
     * @return T
     */
    public int steps() {
        return steps;
    }

    /**
     * Sizes.
     *
     * @return the shape
     */
    public NetworkShape shape() {
        return shape;
    }
}
