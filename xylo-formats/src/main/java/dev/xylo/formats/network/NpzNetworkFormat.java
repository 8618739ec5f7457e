package dev.xylo.formats.network;

import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.ArrayHeader;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.NpyValue;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.formats.values.Opaque;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return read(file, ReadOptions.NONE);
    }

    @Override
    public Specification read(Path file, ReadOptions options) throws FormatException {
        Map<String, Optional<ArrayHeader>> headers = Npz.readableHeaders(file);
        boolean wrapped = !headers.containsKey(Parameter.WEIGHTS_IN.key());
        Map<String, NdArray> numbers =
                Npz.read(file, key -> Keys.isRead(key) && kind(headers.get(key)) == NpyValue.Kind.NUMBERS, MAX_BYTES);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Optional<ArrayHeader>> header : headers.entrySet()) {
            String key = header.getKey();
            boolean objects = kind(header.getValue()) == NpyValue.Kind.OBJECTS;
            if (numbers.containsKey(key)) {
                values.put(key, numbers.get(key));
            } else if (objects && (Keys.isRead(key) || wrapped)) {
                values.put(key, NumpyObjects.of(Npz.readAny(file, key), file, key));
            } else if (Keys.isRead(key) && header.getValue().isEmpty()) {
                // Says what is wrong with its header.
                Npz.read(file, key::equals, MAX_BYTES);
            } else {
                values.put(
                        key,
                        new Opaque(header.getValue().map(ArrayHeader::toString).orElse("damaged")));
            }
        }
        return new PlainNetwork(file, options).read(values, "np.savez(\"net.npz\", **spec) without mapped_graph");
    }

    private static NpyValue.Kind kind(Optional<ArrayHeader> header) {
        return header == null || header.isEmpty()
                ? NpyValue.Kind.OTHER
                : header.get().kind();
    }

    /** As Rockpool's from_specification takes it: no key that it does not know, aliases as a list of lists where there are any. */
    @Override
    public void write(Path file, Specification specification, Map<String, NdArray> extra) throws FormatException {
        Map<String, NdArray> arrays = specification.toArrays();
        arrays.remove(Keys.ALIAS_SOURCE);
        arrays.remove(Keys.ALIAS_TARGET);
        Map<String, byte[]> aliases = specification.aliases().isEmpty()
                ? Map.of()
                : Map.of(Keys.ALIASES, AliasRows.npy(AliasRows.of(specification)));
        Npz.write(file, Extras.beside(arrays, extra), aliases);
    }
}
