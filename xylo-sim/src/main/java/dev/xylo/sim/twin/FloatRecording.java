package dev.xylo.sim.twin;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What one run of a float twin recorded, in double. */
public final class FloatRecording implements StateRecording {
    private final NetworkShape shape;
    private final int steps;
    private final Map<StateVariable, double[]> arrays = new EnumMap<>(StateVariable.class);

    FloatRecording(NetworkShape shape, int steps, EnumSet<StateVariable> variables) {
        this.shape = shape;
        this.steps = steps;
        for (StateVariable variable : variables) {
            long size = (long) steps * variable.width(shape);
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("recording " + variable.key() + " over " + steps + " steps takes "
                        + size + " values, more than one array holds; run the input in chunks");
            }
            arrays.put(variable, new double[(int) size]);
        }
    }

    /**
     * A recording of another simulation in double, with states as of a float twin.
     *
     * @param shape sizes of the network that ran
     * @param steps time steps T
     * @param arrays {@code (T, width)} each, row-major, copied; with {@link StateVariable#SPIKES_OUT}, which is always recorded
     * @return the recording
     * @throws IllegalArgumentException if output spikes are missing or a length is not {@code T * width}
     */
    public static FloatRecording of(NetworkShape shape, int steps, Map<StateVariable, double[]> arrays) {
        if (!arrays.containsKey(StateVariable.SPIKES_OUT)) {
            throw new IllegalArgumentException("output spikes are always recorded, but the arrays have none");
        }
        FloatRecording recording = new FloatRecording(shape, steps, EnumSet.copyOf(arrays.keySet()));
        arrays.forEach((variable, values) -> {
            double[] copy = recording.array(variable);
            if (values.length != copy.length) {
                throw new IllegalArgumentException(variable.key() + " has " + values.length + " values, but " + steps
                        + " steps of the network (" + shape + ") have " + copy.length);
            }
            System.arraycopy(values, 0, copy, 0, copy.length);
        });
        return recording;
    }

    void put(StateVariable variable, int step, double[] values) {
        double[] array = arrays.get(variable);
        if (array != null) {
            System.arraycopy(values, 0, array, step * values.length, values.length);
        }
    }

    /**
     * Time steps.
     *
     * @return T
     */
    @Override
    public int steps() {
        return steps;
    }

    /**
     * Sizes of the network that ran.
     *
     * @return the shape
     */
    @Override
    public NetworkShape shape() {
        return shape;
    }

    /**
     * What was recorded.
     *
     * @return always with {@link StateVariable#SPIKES_OUT}
     */
    public Set<StateVariable> variables() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /**
     * All values of a variable.
     *
     * @param variable a recorded variable
     * @return a copy, {@code (T, width)}, row-major; units of the float network
     * @throws IllegalArgumentException if it was not recorded
     */
    public double[] values(StateVariable variable) {
        return array(variable).clone();
    }

    /**
     * One value.
     *
     * @param variable a recorded variable
     * @param step 0..T-1
     * @param neuron index in its layer
     * @return the value
     * @throws IllegalArgumentException if the variable was not recorded
     */
    public double value(StateVariable variable, int step, int neuron) {
        return array(variable)[step * variable.width(shape) + neuron];
    }

    @Override
    public double state(StateVariable variable, int step, int neuron) {
        return value(variable, step, neuron);
    }

    /**
     * Spikes of each readout neuron over the run.
     *
     * @return {@code (Nout)}, whole numbers
     */
    public double[] outputCounts() {
        double[] counts = new double[shape.outputs()];
        double[] spikes = array(StateVariable.SPIKES_OUT);
        for (int i = 0; i < spikes.length; i++) {
            counts[i % counts.length] += spikes[i];
        }
        return counts;
    }

    private double[] array(StateVariable variable) {
        double[] array = arrays.get(variable);
        if (array == null) {
            throw new IllegalArgumentException(variable.key() + " was not recorded");
        }
        return array;
    }
}
