package dev.xylo.formats.network;

import dev.xylo.core.network.Alias;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Aliases as Rockpool has them: for each hidden neuron a list of targets, most of them empty. */
final class AliasRows {
    /** NumPy pads the header so that the data begins at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private AliasRows() {}

    static List<List<Integer>> of(Specification specification) {
        List<List<Integer>> targets = new ArrayList<>();
        for (int i = 0; i < specification.shape().hidden(); i++) {
            targets.add(new ArrayList<>());
        }
        for (Alias alias : specification.aliases()) {
            targets.get(alias.source()).add(alias.target());
        }
        return targets;
    }

    /**
     * Lists of lists in an NPY stream, which only a pickle can hold; {@code np.load(file, allow_pickle=True)} gives the list. It names no
     * function: lists and numbers of protocol 2.
     */
    static byte[] npy(List<List<Integer>> rows) {
        String dictionary = "{'descr': '|O', 'fortran_order': False, 'shape': (" + rows.size() + ",), }";
        int padding = (ALIGNMENT - (10 + dictionary.length() + 1) % ALIGNMENT) % ALIGNMENT;
        int length = dictionary.length() + padding + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, (byte) (length >> 8)});
        out.writeBytes((dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(new byte[] {(byte) 0x80, 2});
        out.writeBytes(new byte[] {']', '('});
        for (List<Integer> row : rows) {
            out.writeBytes(new byte[] {']', '('});
            for (int target : row) {
                out.writeBytes(new byte[] {
                    'J', (byte) target, (byte) (target >> 8), (byte) (target >> 16), (byte) (target >> 24)
                });
            }
            out.write('e');
        }
        out.writeBytes(new byte[] {'e', '.'});
        return out.toByteArray();
    }
}
