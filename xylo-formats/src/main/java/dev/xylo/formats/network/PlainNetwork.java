package dev.xylo.formats.network;

import dev.xylo.core.mapping.Mapping;
import dev.xylo.core.mapping.Placement;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.module.ModuleException;
import dev.xylo.formats.module.ModuleNetwork;
import dev.xylo.formats.module.ModuleTree;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A network out of plain values, whatever file they came from: the mapper's specification, however deep it lies, or the parameters of
 * modules. One use.
 */
final class PlainNetwork {
    /** How deep a specification may be wrapped: {@code np.savez(spec=...)} of a struct of a dictionary. */
    private static final int MAX_WRAPPING = 3;

    private final Origin origin;
    private final ReadOptions options;

    PlainNetwork(Path file, ReadOptions options) {
        this.origin = new Origin(file, null);
        this.options = options;
    }

    /**
     * Reads.
     *
     * @param value what the file holds
     * @param how how the person could have saved a network instead, for messages; such as {@code np.savez}
     */
    Specification read(Object value, String how) throws FormatException {
        if (!(Values.unwrapped(value) instanceof Map<?, ?> root)) {
            throw origin.error("holds " + Values.describe(value) + ", no network; a network is a dictionary with "
                    + Parameter.WEIGHTS_IN.key() + ", " + Parameter.WEIGHTS_OUT.key()
                    + " and the other keys of the mapper's specification (" + how + ")");
        }
        Map<?, ?> specification = specification(root, 0);
        if (specification != null) {
            return specification(specification);
        }
        boolean paths =
                root.keySet().stream().anyMatch(key -> String.valueOf(key).contains("."))
                        && root.values().stream().noneMatch(Map.class::isInstance);
        try {
            ModuleTree tree = paths ? ModuleTree.ofPaths(root) : ModuleTree.of(root);
            if (ModuleNetwork.looksLikeOne(tree)) {
                return modules(tree, paths);
            }
        } catch (ModuleException e) {
            throw new FormatException(origin.file(), e.module(), e.getMessage(), e);
        }
        // Says what is missing, and what there is.
        return specification(root);
    }

    /** The dictionary that is a specification: the outermost one, or one that it wraps. Null if there is none. */
    private static Map<?, ?> specification(Map<?, ?> map, int depth) {
        if (map.containsKey(Parameter.WEIGHTS_IN.key())) {
            return map;
        }
        if (depth < MAX_WRAPPING) {
            for (Object value : map.values()) {
                if (Values.unwrapped(value) instanceof Map<?, ?> inside) {
                    Map<?, ?> found = specification(inside, depth + 1);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private Specification specification(Map<?, ?> map) throws FormatException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        List<NdArray> aliasRows = null;
        Set<String> keys = new LinkedHashSet<>();
        List<String> none = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            Object value = Values.unwrapped(entry.getValue());
            if (!Keys.isRead(key)) {
                keys.add(key);
            } else if (value == null) {
                none.add(key);
            } else if (key.equals(Keys.ALIASES) && !(value instanceof NdArray)) {
                keys.add(key);
                aliasRows = aliasRows(value, origin.at(key));
            } else {
                keys.add(key);
                arrays.put(
                        key,
                        Values.array(value)
                                .orElseThrow(
                                        () -> origin.at(key)
                                                .error(
                                                        "is " + Values.describe(value)
                                                                + ", no array of numbers; numbers, or lists of equal lengths, are needed")));
            }
        }
        return new SpecificationReader(origin.file(), arrays, aliasRows, keys, none, options.dt()).read();
    }

    private static List<NdArray> aliasRows(Object value, Origin origin) throws FormatException {
        List<?> items =
                value instanceof ObjectArray array ? array.items() : value instanceof List<?> list ? list : null;
        if (items == null) {
            throw origin.error("is " + Values.describe(value) + "; needed is one list of targets per hidden neuron");
        }
        List<NdArray> rows = new ArrayList<>();
        for (Object item : items) {
            NdArray row = item == null ? null : Values.array(item).orElse(null);
            if (row == null || row.rank() == 0 && item instanceof Number) {
                throw origin.at(null)
                        .error(Keys.ALIASES + "[" + rows.size() + "] is " + Values.describe(item)
                                + "; needed is a list of indices of hidden neurons");
            }
            rows.add(row.reshape(row.size()));
        }
        return rows;
    }

    private Specification modules(ModuleTree tree, boolean state) throws FormatException {
        ModuleNetwork network = ModuleNetwork.of(tree, options.dt(), options.architecture());
        Mapping mapping = network.mapping();
        List<NetworkOrigin.Layer> layers = new ArrayList<>();
        List<String> notes = new ArrayList<>(network.notes());
        for (Placement placement : mapping.placements()) {
            OptionalInt cap = network.caps().getOrDefault(placement.node(), OptionalInt.empty());
            OptionalInt known = cap.isPresent() || state ? cap : OptionalInt.of(NetworkOrigin.NO_LIMIT);
            layers.add(new NetworkOrigin.Layer(
                    placement.node(), placement.role(), placement.first(), placement.count(), known));
            notes.add(placement.toString());
        }
        return complete(Specification.of(mapping.network()))
                .from(origin.file(), network.dt(), List.of(), notes)
                .withOrigin(new NetworkOrigin(state ? "PyTorch state dict" : "Rockpool net.save", layers));
    }

    /** As the mapper returns it: with all its keys, those that are 0 too. */
    private static Specification complete(Specification mapped) {
        NetworkShape shape = mapped.shape();
        Specification whole = mapped;
        for (Parameter parameter : Parameter.values()) {
            if (mapped.values(parameter).isEmpty()) {
                NdArray zeros = parameter.kind() == Parameter.Kind.WEIGHT_SHIFT
                        ? NdArray.scalar(DType.INT64, 0)
                        : NdArray.ofDoubles(new double[shape.size(parameter)], shape.dimensions(parameter));
                whole = whole.with(parameter, zeros);
            }
        }
        return whole;
    }
}
