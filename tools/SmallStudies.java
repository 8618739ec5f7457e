import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;

/**
 * Writes small networks and rasters for tools/study-digests: <code>java tools/SmallStudies.java DIR</code>. Seeded; the same files everywhere.
 */
final class SmallStudies {
    private static final int SAMPLES = 12;
    private static final int STEPS = 60;

    private SmallStudies() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        network(folder.resolve("one-synapse.json"), 1, 5, 12, 3, 1, false);
        network(folder.resolve("aliases.json"), 2, 5, 12, 3, 2, true);
        rasters(folder.resolve("rasters.npy"), 11, 5, 0.15);
        rasters(folder.resolve("braille-rasters.npy"), 13, 12, 0.1);
    }

    private static void network(Path file, long seed, int in, int hidden, int out, int synapses, boolean aliases)
            throws IOException {
        Random random = new Random(seed);
        IntToDoubleFunction weight = i -> random.nextGaussian() * 0.5;
        StringJoiner json = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
        json.add("\"weights_in\": " + array(weight, in, hidden, synapses));
        json.add("\"weights_rec\": " + array(i -> weight.applyAsDouble(i) * 0.3, hidden, hidden, synapses));
        json.add("\"weights_out\": " + array(weight, hidden, out));
        json.add("\"threshold\": " + array(i -> 0.8 + 0.4 * random.nextDouble(), hidden));
        json.add("\"threshold_out\": " + array(i -> 1, out));
        json.add("\"dash_mem\": " + array(i -> 2 + i % 3, hidden));
        json.add("\"dash_syn\": " + array(i -> 1.6, hidden));
        json.add("\"dash_mem_out\": " + array(i -> 3, out));
        json.add("\"dash_syn_out\": " + array(i -> 2, out));
        if (synapses == 2) {
            json.add("\"dash_syn_2\": " + array(i -> 3, hidden));
            json.add("\"bias\": " + array(i -> 0.02 * random.nextGaussian(), hidden));
            json.add("\"bias_out\": " + array(i -> 0.02 * random.nextGaussian(), out));
        }
        if (aliases) {
            StringJoiner targets = new StringJoiner(", ", "[", "]");
            for (int i = 0; i < hidden; i++) {
                targets.add(i < 4 ? "[" + (hidden - 1 - i) + "]" : "[]");
            }
            json.add("\"aliases\": " + targets);
        }
        Files.writeString(file, json.toString());
    }

    private static String array(IntToDoubleFunction value, int... shape) {
        return array(value, new int[1], 0, shape);
    }

    private static String array(IntToDoubleFunction value, int[] next, int axis, int... shape) {
        if (axis == shape.length) {
            return Double.toString(value.applyAsDouble(next[0]++));
        }
        StringJoiner list = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < shape[axis]; i++) {
            list.add(array(value, next, axis + 1, shape));
        }
        return list.toString();
    }

    /** NumPy's NPY 1.0, uint8 (samples, T, Nin). */
    private static void rasters(Path file, long seed, int channels, double rate) throws IOException {
        Random random = new Random(seed);
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + SAMPLES + ", " + STEPS + ", " + channels
                + "), }";
        int padding = 63 - (10 + header.length()) % 64;
        header += " ".repeat(padding) + "\n";
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(0x93);
            out.write("NUMPY".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < SAMPLES * STEPS * channels; i++) {
                out.write(random.nextDouble() < rate ? 1 + random.nextInt(3) : 0);
            }
        }
    }
}
