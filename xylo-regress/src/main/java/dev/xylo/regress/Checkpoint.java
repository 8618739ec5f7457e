package dev.xylo.regress;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.sim.SimulatorState;
import dev.xylo.sim.StateVariable;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run needs to go on after some steps: currents, membranes and spikes that are on their way, and what it is a run of.
 *
 * @param steps time steps that were run before it, at least 0
 * @param core revision of the arithmetic
 * @param networkDigest SHA-256 of the network, as {@link NetworkDigest#of(XyloNetwork)} gives it
 * @param state the state after these steps
 */
public record Checkpoint(int steps, Core core, String networkDigest, SimulatorState state) {
    /** What carries over from one step to the next. */
    static final List<StateVariable> CARRIED = List.of(
            StateVariable.I_SYN,
            StateVariable.I_SYN_2,
            StateVariable.V_MEM,
            StateVariable.SPIKES,
            StateVariable.I_SYN_OUT,
            StateVariable.V_MEM_OUT);

    private static final String PREFIX = "state_";
    private static final String STEPS = "state_steps";
    private static final String CORE = "state_core";
    private static final String DIGEST = "state_network_sha256";

    /**
     * The state that a recording shows after some of its steps.
     *
     * @param golden a recording of every state
     * @param sample 0..samples-1
     * @param steps 0..T; after 0 steps everything is at rest
     * @return the checkpoint
     * @throws IllegalArgumentException if there are not so many steps, or a state was not recorded
     */
    public static Checkpoint of(Golden golden, int sample, int steps) {
        States states = golden.states();
        if (sample < 0 || sample >= states.samples()) {
            throw new IllegalArgumentException(
                    "there is no sample " + sample + "; there are samples 0.." + (states.samples() - 1));
        }
        if (steps < 0 || steps > states.steps(sample)) {
            throw new IllegalArgumentException(
                    "there is no step " + steps + "; the recording has steps 0.." + states.steps(sample));
        }
        NetworkShape shape = golden.network().shape();
        Map<StateVariable, int[]> values = new EnumMap<>(StateVariable.class);
        for (StateVariable variable : CARRIED) {
            int[] row = new int[variable.width(shape)];
            for (int neuron = 0; steps > 0 && neuron < row.length; neuron++) {
                row[neuron] = (int) states.value(variable, sample, steps - 1, neuron);
            }
            values.put(variable, row);
        }
        return new Checkpoint(
                steps, golden.core(), NetworkDigest.of(golden.network()), SimulatorState.of(shape, values));
    }

    /**
     * Writes it, readable by NumPy: {@code state_v_mem} and so on, {@code state_steps}, {@code state_core}, {@code state_network_sha256}.
     *
     * @param file an {@code .npz}; replaced if it exists
     * @throws FormatException if it cannot be written
     */
    public void write(Path file) throws FormatException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (StateVariable variable : CARRIED) {
            int[] values = state.values(variable);
            arrays.put(PREFIX + variable.key(), NdArray.ofInts(DType.INT16, values, values.length));
        }
        arrays.put(STEPS, NdArray.scalar(DType.INT64, steps));
        arrays.put(CORE, NdArray.scalar(DType.UINT8, core.number()));
        int[] digest = networkDigest.chars().toArray();
        arrays.put(DIGEST, NdArray.ofInts(DType.UINT8, digest, digest.length));
        Npz.write(file, arrays);
    }

    /**
     * Reads one for a network.
     *
     * @param file as {@link #write} writes it
     * @param network the network that is to go on
     * @param core revision that is to go on
     * @return the checkpoint
     * @throws FormatException if it cannot be read, or is of another network or core: the run would not be the one that was begun
     */
    public static Checkpoint read(Path file, XyloNetwork network, Core core) throws FormatException {
        Map<String, NdArray> arrays = Npz.read(file);
        if (!arrays.containsKey(STEPS) || !arrays.containsKey(CORE) || !arrays.containsKey(DIGEST)) {
            throw new FormatException(
                    file, null, "is no saved state; 'xylo simulate --save-state FILE --at STEP' writes one");
        }
        String digest = text(file, arrays.get(DIGEST));
        if (!digest.equals(NetworkDigest.of(network))) {
            throw new FormatException(
                    file, null, "is the state of another network; simulate the one it was saved with");
        }
        long number = whole(file, CORE, arrays.get(CORE), 0);
        if (number != core.number()) {
            throw new FormatException(
                    file,
                    null,
                    "is a state of core " + number + ", not of core " + core.number() + "; choose it with --core");
        }
        long steps = whole(file, STEPS, arrays.get(STEPS), 0);
        if (steps < 0 || steps > Integer.MAX_VALUE) {
            throw new FormatException(file, STEPS, "is " + steps + "; it must be 0.." + Integer.MAX_VALUE);
        }
        Map<StateVariable, int[]> values = new EnumMap<>(StateVariable.class);
        for (StateVariable variable : CARRIED) {
            values.put(variable, values(file, variable, arrays.get(PREFIX + variable.key()), network.shape()));
        }
        try {
            return new Checkpoint((int) steps, core, digest, SimulatorState.of(network.shape(), values));
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, null, e.getMessage(), e);
        }
    }

    private static int[] values(Path file, StateVariable variable, NdArray array, NetworkShape shape)
            throws FormatException {
        String key = PREFIX + variable.key();
        int width = variable.width(shape);
        if (array == null || array.size() != width) {
            throw new FormatException(
                    file, key, array == null ? "is missing" : "has " + array.size() + " values; needed are " + width);
        }
        int[] values = new int[width];
        for (int i = 0; i < width; i++) {
            long value = whole(file, key, array, i);
            if (value != (short) value) {
                throw new FormatException(file, key, "holds " + value + "; a state is int16");
            }
            values[i] = (int) value;
        }
        return values;
    }

    private static long whole(Path file, String key, NdArray array, int at) throws FormatException {
        if (at >= array.size() || !array.isWholeAt(at)) {
            throw new FormatException(file, key, "is not a whole number");
        }
        return array.longAt(at);
    }

    private static String text(Path file, NdArray array) throws FormatException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(array.size(), 64); i++) {
            text.append((char) whole(file, DIGEST, array, i));
        }
        return text.toString();
    }
}
