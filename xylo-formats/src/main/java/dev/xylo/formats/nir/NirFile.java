package dev.xylo.formats.nir;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.AtomicFile;
import dev.xylo.formats.internal.Text;
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
        HdfItem.Group root = HdfReader.read(file);
        if (!(root.members().get(NODE) instanceof HdfItem.Group node)) {
            throw new FormatException(
                    file,
                    NODE,
                    "is missing: a HDF5 file, but no NIR; it holds "
                            + Text.names(root.members().keySet()));
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

    private NirNode node(HdfItem.Group group, String path, int depth) throws FormatException {
        String type = text(group, TYPE_KEY, path);
        Map<String, NirValue> metadata = group.members().get(METADATA) instanceof HdfItem.Group notes
                ? values(notes, inside(path, METADATA), 0)
                : Map.of();
        if (type.equals(NirGraph.TYPE)) {
            return graph(group, path, metadata, depth);
        }
        Map<String, HdfItem> parameters = new LinkedHashMap<>(group.members());
        parameters.remove(TYPE_KEY);
        parameters.remove(METADATA);
        return new NirPrimitive(type, values(new HdfItem.Group(parameters), path, 0), metadata);
    }

    private NirGraph graph(HdfItem.Group group, String path, Map<String, NirValue> metadata, int depth)
            throws FormatException {
        if (depth > MAX_DEPTH) {
            throw new FormatException(file, path, "is nested deeper than " + MAX_DEPTH + " graphs");
        }
        if (!(group.members().get(NODES) instanceof HdfItem.Group members)) {
            throw new FormatException(file, inside(path, NODES), "is missing; a " + NirGraph.TYPE + " has nodes");
        }
        Map<String, NirNode> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, HdfItem> member : members.members().entrySet()) {
            String name = inside(path, member.getKey());
            if (!(member.getValue() instanceof HdfItem.Group child)) {
                throw new FormatException(file, name, "is an array, not a node");
            }
            nodes.put(member.getKey(), node(child, name, depth + 1));
        }
        List<NirEdge> edges = edges(group.members().get(EDGES), inside(path, EDGES));
        try {
            return new NirGraph(nodes, edges, metadata);
        } catch (NirException e) {
            throw new FormatException(file, path.isEmpty() ? null : path, e.getMessage(), e);
        }
    }

    private List<NirEdge> edges(HdfItem item, String path) throws FormatException {
        if (item instanceof HdfItem.Numbers none && none.array().size() == 0) {
            return List.of();
        }
        if (!(item instanceof HdfItem.Texts texts)
                || texts.shape().size() != 2
                || texts.shape().get(1) != 2) {
            throw new FormatException(file, path, "is no list of pairs of names");
        }
        List<NirEdge> edges = new ArrayList<>();
        for (int i = 0; i < texts.values().size(); i += 2) {
            edges.add(new NirEdge(texts.values().get(i), texts.values().get(i + 1)));
        }
        return edges;
    }

    private Map<String, NirValue> values(HdfItem.Group group, String path, int depth) throws FormatException {
        if (depth > MAX_DEPTH) {
            throw new FormatException(file, path, "is nested deeper than " + MAX_DEPTH + " groups");
        }
        Map<String, NirValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, HdfItem> member : group.members().entrySet()) {
            String name = inside(path, member.getKey());
            values.put(member.getKey(), value(member.getValue(), name, depth));
        }
        return values;
    }

    private NirValue value(HdfItem item, String name, int depth) throws FormatException {
        if (item instanceof HdfItem.Numbers numbers) {
            return new NirValue.Numbers(numbers.array());
        }
        if (item instanceof HdfItem.Group nested) {
            return new NirValue.Group(values(nested, name, depth + 1));
        }
        if (item instanceof HdfItem.Texts texts && texts.scalar()) {
            return new NirValue.Text(texts.values().get(0));
        }
        throw new FormatException(file, name, "is a list of texts; one is needed");
    }

    private String text(HdfItem.Group group, String key, String path) throws FormatException {
        if (group.members().get(key) instanceof HdfItem.Texts texts && texts.scalar()) {
            return texts.values().get(0);
        }
        throw new FormatException(file, inside(path, key), "is missing, or no text; a node says its type");
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
