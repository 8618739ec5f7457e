package dev.xylo.testkit.nir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Trained networks of the NIR paper (Pedersen et al., Nature Communications 2024): Braille letters, 12 inputs, 40 (38) recurrent neurons,
 * 7 outputs, dt = 1e-4 s. From the repository neuromorphs/NIR at 7232ada, {@code paper/03_rnn}.
 */
public enum NirFiles {
    /** Reset by subtraction, no biases. */
    FLAT("braille_flat.nir"),
    /** The same with its recurrent layer as a subgraph, written by the Python package nir 1.0.8. */
    NESTED("braille_nested.nir"),
    /** Trained with reset to zero and biases of the weights. */
    BIAS_ZERO("braille_bias_zero.nir"),
    /** The paper's own nested file, in which an edge names a node that is not there. */
    BROKEN_EDGE("braille_broken_edge.nir"),
    /** {@link #FLAT}, imported and exported by this library. */
    EXPORTED("exported.nir"),
    /** {@link #EXPORTED}, read and written by the Python package nir 1.0.8 with {@code roundtrip.py}. */
    EXPORTED_BY_NIR("exported_by_nir.nir"),
    /** That script. */
    ROUNDTRIP_SCRIPT("roundtrip.py");

    /** Time step that the networks were trained with, seconds. */
    public static final double DT = 1e-4;

    private final String file;

    NirFiles(String file) {
        this.file = file;
    }

    /**
     * Puts the file on disk.
     *
     * @param directory where
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path copyTo(Path directory) throws IOException {
        Path target = directory.resolve(file);
        try (InputStream in = NirFiles.class.getResourceAsStream(file)) {
            Files.write(target, in.readAllBytes());
        }
        return target;
    }
}
