package dev.xylo.regress;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.sim.StateVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads states from an {@code .npz}, under any of these names, or from a dump.
 *
 * <ul>
 *   <li>Ours: {@code v_mem}, {@code i_syn}, ...; in a golden file {@code expected_v_mem}, ...
 *   <li>Rockpool's recording dictionary: {@code Vmem}, {@code Isyn}, {@code Isyn2}, {@code Spikes}, {@code Vmem_out}, {@code Isyn_out},
 *       of the simulator and of the chip alike; {@code output} or {@code Spikes_out} for output spikes.
 *   <li>What a chip's state is called there: {@code V_mem_hid}, {@code I_syn_hid}, {@code I_syn2_hid}, {@code Spikes_hid},
 *       {@code V_mem_out}, {@code I_syn_out}.
 *   <li>The folder of a dump of a hardware test bench, {@link dev.xylo.formats.network.RamDump}: it lacks the steps in which the chip
 *       hibernates.
 *   <li>xylosim's attributes {@code rec_v_mem}, {@code rec_i_syn}, {@code rec_i_syn2}, {@code rec_v_mem_out}, {@code rec_i_syn_out},
 *       which have the time axis last, and {@code rec_recurrent_spikes}, which has it first.
 * </ul>
 */
public final class StatesReader {
    private static final String EXPECTED = "expected_";
    private static final String LENGTHS = "lengths";

    /** Samples of no step take no bytes in the file, so their number is not bounded by its size. */
    private static final int MAX_SAMPLES = 1 << 20;

    /** A name in files, and whether its time axis is the last one. */
    private record Name(StateVariable variable, boolean timeLast) {}

    private static final Map<String, Name> NAMES = names();

    private StatesReader() {}

    /**
     * Reads all states of a file.
     *
     * @param file an {@code .npz}, or the folder of a dump
     * @return the states; output spikes are not required
     * @throws FormatException if it cannot be read, holds no state, one under two names, or arrays that disagree in samples or steps
     */
    public static States read(Path file) throws FormatException {
        if (Files.isDirectory(file)) {
            return RamStates.read(file);
        }
        return fromArrays(file, Npz.read(file, key -> name(key) != null || key.equals(LENGTHS)));
    }

    /**
     * Finds the states among named arrays.
     *
     * @param source file for messages, or null
     * @param arrays arrays by key; others are ignored
     * @return the states
     * @throws FormatException as {@link #read}
     */
    public static States fromArrays(Path source, Map<String, NdArray> arrays) throws FormatException {
        Map<StateVariable, String> keys = new EnumMap<>(StateVariable.class);
        for (String key : arrays.keySet()) {
            Name name = name(key);
            if (name != null) {
                String before = keys.put(name.variable(), key);
                if (before != null) {
                    throw new FormatException(
                            source,
                            key,
                            "and " + before + " are both " + name.variable().key() + "; leave one out");
                }
            }
        }
        if (keys.isEmpty()) {
            throw new FormatException(
                    source,
                    null,
                    "holds no states; they are called "
                            + Arrays.stream(StateVariable.values())
                                    .map(StateVariable::key)
                                    .collect(Collectors.joining(", "))
                            + ", or as Rockpool or xylosim call them");
        }
        return new Layout(source, arrays, keys).states();
    }

    private static Name name(String key) {
        String plain = key.startsWith(EXPECTED) ? key.substring(EXPECTED.length()) : key;
        return NAMES.get(plain.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Name> names() {
        Map<String, Name> names = new LinkedHashMap<>();
        for (StateVariable variable : StateVariable.values()) {
            names.put(variable.key(), new Name(variable, false));
        }
        put(names, StateVariable.SPIKES_OUT, "output");
        put(names, StateVariable.SPIKES, "spikes_hid");
        put(names, StateVariable.V_MEM, "vmem", "v_mem_hid");
        put(names, StateVariable.I_SYN, "isyn", "i_syn_hid");
        put(names, StateVariable.I_SYN_2, "isyn2", "i_syn2_hid");
        put(names, StateVariable.V_MEM_OUT, "vmem_out");
        put(names, StateVariable.I_SYN_OUT, "isyn_out");
        names.put("rec_recurrent_spikes", new Name(StateVariable.SPIKES, false));
        names.put("rec_v_mem", new Name(StateVariable.V_MEM, true));
        names.put("rec_i_syn", new Name(StateVariable.I_SYN, true));
        names.put("rec_i_syn2", new Name(StateVariable.I_SYN_2, true));
        names.put("rec_v_mem_out", new Name(StateVariable.V_MEM_OUT, true));
        names.put("rec_i_syn_out", new Name(StateVariable.I_SYN_OUT, true));
        return names;
    }

    private static void put(Map<String, Name> names, StateVariable variable, String... others) {
        for (String other : others) {
            names.put(other, new Name(variable, false));
        }
    }

    /** Brings the arrays of one file to rows of time steps. */
    private record Layout(Path source, Map<String, NdArray> arrays, Map<StateVariable, String> keys) {
        States states() throws FormatException {
            List<Integer> lengths = null;
            String firstKey = null;
            int rank = 0;
            Map<StateVariable, NdArray> rows = new EnumMap<>(StateVariable.class);
            for (Map.Entry<StateVariable, String> entry : keys.entrySet()) {
                String key = entry.getValue();
                NdArray array = arrays.get(key);
                if (NAMES.get(plain(key)).timeLast() && array.rank() == 2) {
                    array = transposed(array);
                }
                if (entry.getKey() == StateVariable.HIBERNATION && lacksWidth(array, rank)) {
                    array = withUnitAxis(array);
                }
                rank = array.rank();
                List<Integer> own = lengths(key, array);
                if (lengths == null) {
                    lengths = own;
                    firstKey = key;
                } else if (!lengths.equals(own)) {
                    throw new FormatException(
                            source, key, "has " + count(own) + ", but " + firstKey + " has " + count(lengths));
                }
                int width = array.shape()[array.rank() - 1];
                rows.put(
                        entry.getKey(),
                        array.reshape(own.stream().mapToInt(l -> l).sum(), width));
            }
            return new States(lengths, rows);
        }

        private static String plain(String key) {
            String lower = key.toLowerCase(Locale.ROOT);
            return lower.startsWith(EXPECTED) ? lower.substring(EXPECTED.length()) : lower;
        }

        private List<Integer> lengths(String key, NdArray array) throws FormatException {
            int[] shape = array.shape();
            NdArray stated = arrays.get(LENGTHS);
            if (shape.length == 3 && stated == null) {
                if (shape[0] > MAX_SAMPLES || (long) shape[0] * shape[1] > Integer.MAX_VALUE) {
                    throw new FormatException(
                            source,
                            key,
                            "has shape " + Arrays.toString(shape) + "; at most " + MAX_SAMPLES + " samples of "
                                    + Integer.MAX_VALUE + " steps in all are read");
                }
                return new ArrayList<>(java.util.Collections.nCopies(shape[0], shape[1]));
            }
            if (shape.length != 2) {
                throw new FormatException(
                        source,
                        key,
                        "has shape " + Arrays.toString(shape) + "; needed is (T, neurons), or (samples, T, neurons)");
            }
            if (stated == null) {
                return List.of(shape[0]);
            }
            List<Integer> lengths = new ArrayList<>();
            long sum = 0;
            for (int i = 0; i < stated.size(); i++) {
                if (!stated.isWholeAt(i) || stated.longAt(i) < 0 || stated.longAt(i) > shape[0]) {
                    throw new FormatException(
                            source,
                            LENGTHS,
                            "of sample " + i + " is " + stated.textAt(i) + "; " + key + " has " + shape[0] + " steps");
                }
                lengths.add((int) stated.longAt(i));
                sum += stated.longAt(i);
            }
            if (sum != shape[0]) {
                throw new FormatException(
                        source, LENGTHS, "add up to " + sum + ", but " + key + " has " + shape[0] + " steps");
            }
            return lengths;
        }

        private static String count(List<Integer> lengths) {
            return lengths.size() + (lengths.size() == 1 ? " sample" : " samples") + " of "
                    + lengths.stream().mapToLong(length -> length).sum() + " steps";
        }

        /** The flag is one value a step and usually comes without a width axis; it stands last, so others have shown their rank. */
        private static boolean lacksWidth(NdArray flag, int rankOfOthers) {
            return rankOfOthers == 0 ? flag.rank() == 1 : flag.rank() == rankOfOthers - 1;
        }

        private static NdArray withUnitAxis(NdArray array) {
            int[] shape = Arrays.copyOf(array.shape(), array.rank() + 1);
            shape[array.rank()] = 1;
            return array.reshape(shape);
        }

        private static NdArray transposed(NdArray array) {
            int neurons = array.shape()[0];
            int steps = array.shape()[1];
            double[] values = new double[array.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = array.doubleAt(i % neurons * steps + i / neurons);
            }
            return NdArray.ofDoubles(values, steps, neurons);
        }
    }
}
