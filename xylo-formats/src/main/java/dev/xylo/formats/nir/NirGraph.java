package dev.xylo.formats.nir;

import dev.xylo.formats.internal.Text;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph, as it stands in a file.
 *
 * @param nodes by name; unmodifiable
 * @param edges between nodes of this graph, none twice; unmodifiable
 * @param metadata what somebody noted about it, by key; unmodifiable
 */
public record NirGraph(Map<String, NirNode> nodes, List<NirEdge> edges, Map<String, NirValue> metadata)
        implements NirNode {
    /** NIR's name of the type. */
    public static final String TYPE = "NIRGraph";

    /**
     * Copies and checks the edges.
     *
     * @throws NirException if an edge names a node that is not there, or is given twice; the message names edge and node
     */
    public NirGraph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = List.copyOf(edges);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        Set<NirEdge> seen = new HashSet<>();
        for (NirEdge edge : edges) {
            String name = Text.name(edge.from()) + " -> " + Text.name(edge.to());
            for (String end : List.of(edge.from(), edge.to())) {
                if (!nodes.containsKey(end)) {
                    throw new NirException(
                            null,
                            "edge " + name + " names a node " + Text.name(end) + " that is not there; there are "
                                    + Text.names(nodes.keySet()));
                }
            }
            if (!seen.add(edge)) {
                throw new NirException(null, "edge " + name + " is given twice");
            }
        }
    }

    @Override
    public String type() {
        return TYPE;
    }
}
