package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rockpool's specification as arrays in a NumPy NPZ file, one per key. Data such as {@code input} may stand beside it and is not decoded. */
final class NpzNetworkFormat implements NetworkFormat {
    /** Most bytes of a network's arrays, uncompressed. */
    private static final long MAX_BYTES = 1L << 30;

    @Override
    public String name() {
        return "NumPy NPZ";
    }

    @Override
    public List<String> extensions() {
        return List.of("npz");
    }

    /** A ZIP: a local entry, or the end of an empty one. */
    @Override
    public boolean recognizes(Path file, byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
    }

    @Override
    public Specification read(Path file) throws FormatException {
        List<String> keys = Npz.keys(file);
        return new SpecificationReader(file, Npz.read(file, Keys::isRead, MAX_BYTES), null, keys).read();
    }

    @Override
    public void write(Path file, Specification specification, Map<String, NdArray> extra) throws FormatException {
        Npz.write(file, Extras.beside(specification.toArrays(), extra));
    }
}
