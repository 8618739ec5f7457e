package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.Npy;
import java.nio.file.Path;
import java.util.List;

/** A dictionary in a NumPy array, as {@code np.save("spec.npy", spec)} writes it. */
final class NpyNetworkFormat extends ValueNetworkFormat {
    @Override
    public String name() {
        return "NumPy NPY";
    }

    @Override
    public List<String> extensions() {
        return List.of("npy");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return head.length >= 6 && (head[0] & 0xFF) == 0x93 && head[1] == 'N' && head[2] == 'U' && head[3] == 'M';
    }

    @Override
    Object values(Path file) throws FormatException {
        return NumpyObjects.of(Npy.readAny(file), file, null);
    }

    @Override
    String how() {
        return "np.save(file, spec) without mapped_graph";
    }
}
