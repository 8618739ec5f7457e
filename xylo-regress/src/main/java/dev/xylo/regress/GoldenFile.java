package dev.xylo.regress;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Golden recordings as {@code .npz}, readable by NumPy and by every command: the network under Rockpool's keys, {@code input} (with
 * {@code lengths} for samples of unequal length), the states as {@code expected_*}, {@code golden_core}, and {@code golden_provenance},
 * JSON as UTF-8 bytes: {@code bytes(npz["golden_provenance"])} in Python.
 */
public final class GoldenFile {
    private static final String CORE = "golden_core";
    private static final String PROVENANCE = "golden_provenance";
    private static final String EXPECTED = "expected_";
    private static final String NETWORK_DIGEST = "network_sha256";
    private static final String INPUT_DIGEST = "input_sha256";
    private static final int MAX_PROVENANCE_BYTES = 1 << 16;

    private GoldenFile() {}

    /**
     * Writes a golden file, as a whole or not at all. The same recording gives the same bytes.
     *
     * @param file the file; replaced if it exists
     * @param golden the recording
     * @throws FormatException if it cannot be written
     */
    public static void write(Path file, Golden golden) throws FormatException {
        Npz.write(file, toArrays(golden));
    }

    /**
     * The arrays of a golden file.
     *
     * @param golden the recording
     * @return arrays by key; a new map
     */
    public static Map<String, NdArray> toArrays(Golden golden) {
        boolean batch = golden.data().batch();
        Map<String, NdArray> arrays =
                new LinkedHashMap<>(Specification.of(golden.network()).toArrays());
        arrays.putAll(InputArrays.of(golden.data()));
        golden.states().toArrays(batch).forEach((key, array) -> {
            if (!key.equals("lengths")) {
                arrays.put(EXPECTED + key, array);
            }
        });
        arrays.put(CORE, NdArray.scalar(DType.UINT8, golden.core().number()));
        Map<String, String> provenance = new LinkedHashMap<>(golden.provenance());
        provenance.put(NETWORK_DIGEST, NetworkDigest.of(golden.network()));
        provenance.put(INPUT_DIGEST, NetworkDigest.of(golden.data().samples()));
        byte[] json = new JsonMapper().writeValueAsString(provenance).getBytes(StandardCharsets.UTF_8);
        short[] unsigned = new short[json.length];
        for (int i = 0; i < json.length; i++) {
            unsigned[i] = (short) Byte.toUnsignedInt(json[i]);
        }
        arrays.put(PROVENANCE, NdArray.ofShorts(DType.UINT8, unsigned, unsigned.length));
        return arrays;
    }

    /**
     * Whether a file is a golden one: states with the network and the input that gave them.
     *
     * @param file an {@code .npz}
     * @return false for a plain recording
     * @throws FormatException if it cannot be read
     */
    public static boolean isGolden(Path file) throws FormatException {
        List<String> keys = Npz.keys(file);
        return keys.contains(CORE)
                && keys.contains("weights_in")
                && keys.contains("input")
                && keys.stream().anyMatch(key -> key.startsWith(EXPECTED));
    }

    /**
     * Reads a golden file.
     *
     * @param file the file
     * @return the recording
     * @throws FormatException if it cannot be read, is no golden file, or was changed after recording: its digests no longer fit
     */
    public static Golden read(Path file) throws FormatException {
        if (!isGolden(file)) {
            throw new FormatException(
                    file,
                    null,
                    "is no golden file (network, input, expected_* and " + CORE + "); 'xylo record' writes one");
        }
        Map<String, NdArray> arrays = Npz.read(file);
        XyloNetwork network = Specification.fromArrays(file, arrays).toXyloNetwork();
        DataSet data = DataSets.read(file);
        Map<String, String> provenance = provenance(file, arrays.get(PROVENANCE));
        check(file, "network", NetworkDigest.of(network), provenance.get(NETWORK_DIGEST));
        check(file, "input", NetworkDigest.of(data.samples()), provenance.get(INPUT_DIGEST));
        return new Golden(network, core(file, arrays.get(CORE)), data, StatesReader.read(file), provenance);
    }

    /** A changed network or input would be compared with states that never were its own. */
    private static void check(Path file, String what, String actual, String recorded) throws FormatException {
        if (recorded != null && !recorded.equals(actual)) {
            throw new FormatException(
                    file,
                    null,
                    "was changed after it was recorded: SHA-256 of its " + what + " is " + actual.substring(0, 12)
                            + "..., recorded was " + (recorded.length() > 12 ? recorded.substring(0, 12) : recorded)
                            + "...; record it again with 'xylo record'");
        }
    }

    private static Core core(Path file, NdArray array) throws FormatException {
        try {
            return Core.ofNumber((int) array.longAt(0));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new FormatException(file, CORE, "is no core: 1 or 2", e);
        }
    }

    private static Map<String, String> provenance(Path file, NdArray array) throws FormatException {
        if (array == null) {
            return Map.of();
        }
        if (array.size() > MAX_PROVENANCE_BYTES) {
            throw new FormatException(
                    file, PROVENANCE, "has " + array.size() + " bytes; at most " + MAX_PROVENANCE_BYTES);
        }
        try {
            byte[] json = new byte[array.size()];
            for (int i = 0; i < json.length; i++) {
                json[i] = (byte) array.longAt(i);
            }
            Map<String, String> texts = new JsonMapper().readValue(json, new TypeReference<>() {});
            if (texts == null) {
                throw new FormatException(file, PROVENANCE, "is null, not a JSON object of texts");
            }
            return texts;
        } catch (JacksonException | ArithmeticException e) {
            throw new FormatException(file, PROVENANCE, "is not a JSON object of texts", e);
        }
    }

    /** Input spikes as data set files have them. */
    private static final class InputArrays {
        static Map<String, NdArray> of(DataSet data) {
            List<SpikeRaster> samples = data.samples();
            int channels = data.channels();
            List<Integer> lengths = samples.stream().map(SpikeRaster::steps).toList();
            int steps = lengths.stream().mapToInt(length -> length).sum();
            short[] counts = new short[Math.multiplyExact(steps, channels)];
            int largest = 0;
            int at = 0;
            for (SpikeRaster sample : samples) {
                for (int step = 0; step < sample.steps(); step++) {
                    for (int channel = 0; channel < channels; channel++) {
                        counts[at] = (short) sample.count(step, channel);
                        largest = Math.max(largest, counts[at]);
                        at++;
                    }
                }
            }
            DType type = DType.UINT8.holds(largest) ? DType.UINT8 : DType.INT16;
            Map<String, NdArray> arrays = new LinkedHashMap<>();
            if (!data.batch()) {
                arrays.put("input", NdArray.ofShorts(type, counts, steps, channels));
            } else if (lengths.stream().distinct().count() == 1) {
                arrays.put("input", NdArray.ofShorts(type, counts, samples.size(), lengths.get(0), channels));
            } else {
                arrays.put("input", NdArray.ofShorts(type, counts, steps, channels));
                arrays.put("lengths", States.lengthsArray(lengths));
            }
            return arrays;
        }
    }
}
