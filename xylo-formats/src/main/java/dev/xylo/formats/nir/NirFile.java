package dev.xylo.formats.nir;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFile;
import dev.xylo.formats.hdf5.Hdf5File;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** NIR graphs in HDF5 files; what is read and written again is the same graph. */
public final class NirFile {
    private static final String NODE = "node";
    private static final String TYPE_KEY = "type";
    private static final String METADATA = "metadata";
    private static final String EDGES = "edges";
    private static final String NODES = "nodes";

    /** Deepest nesting of graphs. */
    private static final int MAX_DEPTH = 16;

    private final Path file;

    private NirFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a graph.
     *
     * @param file the file
     * @return the graph
     * @throws FormatException if the file is damaged, no NIR, or an edge names a node that is not there; the message names the node
     */
    public static NirGraph read(Path file) throws FormatException {
        Map<?, ?> root = Hdf5File.read(file);
        if (!(root.get(NODE) instanceof Map<?, ?> node)) {
            throw new FormatException(
                    file,
                    NODE,
                    "is missing: a HDF5 file, but no NIR; it holds "
                            + Text.names(
                                    root.keySet().stream().map(String::valueOf).toList()));
        }
        if (new NirFile(file).node(node, "", 0) instanceof NirGraph graph) {
            return graph;
        }
        throw new FormatException(file, NODE, "is no " + NirGraph.TYPE + ", but a single node");
    }

    /**
     * Writes a graph, as a whole or not at all.
     *
     * @param file the file; replaced if it exists
     * @param graph the graph
     * @throws FormatException if it cannot be written, or holds an empty array, which is not expressible
     */
    public static void write(Path file, NirGraph graph) throws FormatException {
        byte[] bytes = HdfWriter.bytes(file, graph);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    private NirNode node(Map<?, ?> group, String path, int depth) throws FormatException {
        String type = text(group, TYPE_KEY, path);
        Map<String, NirValue> metadata =
                group.get(METADATA) instanceof Map<?, ?> notes ? values(notes, inside(path, METADATA), 0) : Map.of();
        if (type.equals(NirGraph.TYPE)) {
            return graph(group, path, metadata, depth);
        }
        Map<Object, Object> parameters = new LinkedHashMap<>(group);
        parameters.remove(TYPE_KEY);
        parameters.remove(METADATA);
        return new NirPrimitive(type, values(parameters, path, 0), metadata);
    }

    private NirGraph graph(Map<?, ?> group, String path, Map<String, NirValue> metadata, int depth)
            throws FormatException {
        if (depth > MAX_DEPTH) {
            throw new FormatException(file, path, "is nested deeper than " + MAX_DEPTH + " graphs");
        }
        if (!(group.get(NODES) instanceof Map<?, ?> members)) {
            throw new FormatException(file, inside(path, NODES), "is missing; a " + NirGraph.TYPE + " has nodes");
        }
        Map<String, NirNode> nodes = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String key = (String) member.getKey();
            String name = inside(path, key);
            if (!(member.getValue() instanceof Map<?, ?> child)) {
                throw new FormatException(file, name, "is an array, not a node");
            }
            nodes.put(key, node(child, name, depth + 1));
        }
        List<NirEdge> edges = edges(group.get(EDGES), inside(path, EDGES));
        try {
            return new NirGraph(nodes, edges, metadata);
        } catch (NirException e) {
            throw new FormatException(file, path.isEmpty() ? null : path, e.getMessage(), e);
        }
    }

    private List<NirEdge> edges(Object item, String path) throws FormatException {
        if (item instanceof NdArray none && none.size() == 0) {
            return List.of();
        }
        if (!(item instanceof ObjectArray pairs)
                || pairs.shape().size() != 2
                || pairs.shape().get(1) != 2) {
            throw new FormatException(file, path, "is no list of pairs of names");
        }
        List<NirEdge> edges = new ArrayList<>();
        List<String> names = Values.texts(pairs).orElse(List.of());
        for (int i = 0; i < names.size(); i += 2) {
            edges.add(new NirEdge(names.get(i), names.get(i + 1)));
        }
        return edges;
    }

    private Map<String, NirValue> values(Map<?, ?> group, String path, int depth) throws FormatException {
        if (depth > MAX_DEPTH) {
            throw new FormatException(file, path, "is nested deeper than " + MAX_DEPTH + " groups");
        }
        Map<String, NirValue> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : group.entrySet()) {
            String key = (String) member.getKey();
            values.put(key, value(member.getValue(), inside(path, key), depth));
        }
        return values;
    }

    private NirValue value(Object item, String name, int depth) throws FormatException {
        if (item instanceof NdArray numbers) {
            return new NirValue.Numbers(numbers);
        }
        if (item instanceof Map<?, ?> nested) {
            return new NirValue.Group(values(nested, name, depth + 1));
        }
        List<String> texts = texts(item);
        return texts.size() == 1
                ? new NirValue.Text(texts.get(0))
                : texts.isEmpty() ? new NirValue.Unread(Values.describe(item)) : new NirValue.Texts(texts);
    }

    private String text(Map<?, ?> group, String key, String path) throws FormatException {
        List<String> texts = texts(group.get(key));
        if (texts.size() == 1) {
            return texts.get(0);
        }
        throw new FormatException(file, inside(path, key), "is missing, or no text; a node says its type");
    }

    private static List<String> texts(Object item) {
        return item instanceof String text ? List.of(text) : Values.texts(item).orElse(List.of());
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
