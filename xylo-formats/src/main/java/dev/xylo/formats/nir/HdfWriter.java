package dev.xylo.formats.nir;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Encodes a graph as HDF5. Text is of fixed length in UTF-8, arrays are not compressed. */
final class HdfWriter {
    /** Version of NIR that the result follows, as its Python package writes it. */
    private static final String VERSION = "1.0.8";

    private final Path file;

    private HdfWriter(Path file) {
        this.file = file;
    }

    static byte[] bytes(Path file, NirGraph graph) throws FormatException {
        try {
            // The library writes to a path only.
            Path temporary = Files.createTempFile("xylo", ".h5");
            try {
                try (WritableHdfFile hdf = HdfFile.write(temporary)) {
                    hdf.putDataset("version", VERSION);
                    new HdfWriter(file).node(hdf.putGroup("node"), graph, "");
                }
                return Files.readAllBytes(temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw InputFile.explain(new Origin(file, null), e);
        }
    }

    private void node(WritableGroup group, NirNode node, String path) throws FormatException {
        group.putDataset("type", node.type());
        switch (node) {
            case NirPrimitive primitive -> {
                values(group, primitive.values(), path);
                metadata(group, primitive.metadata(), path);
            }
            case NirGraph graph -> {
                WritableGroup nodes = group.putGroup("nodes");
                for (Map.Entry<String, NirNode> entry : graph.nodes().entrySet()) {
                    node(nodes.putGroup(entry.getKey()), entry.getValue(), path + entry.getKey() + "/");
                }
                if (graph.edges().isEmpty()) {
                    throw new FormatException(
                            file, path + "edges", "is empty; a graph without edges cannot be written");
                }
                group.putDataset(
                        "edges",
                        graph.edges().stream()
                                .map(edge -> new String[] {edge.from(), edge.to()})
                                .toArray(String[][]::new));
                metadata(group, graph.metadata(), path);
            }
        }
    }

    private void metadata(WritableGroup group, Map<String, NirValue> metadata, String path) throws FormatException {
        if (!metadata.isEmpty()) {
            values(group.putGroup("metadata"), metadata, path + "metadata/");
        }
    }

    private void values(WritableGroup group, Map<String, NirValue> values, String path) throws FormatException {
        for (Map.Entry<String, NirValue> entry : values.entrySet()) {
            switch (entry.getValue()) {
                case NirValue.Text text -> group.putDataset(entry.getKey(), text.text());
                case NirValue.Texts texts ->
                    group.putDataset(entry.getKey(), texts.texts().toArray(String[]::new));
                // Was not read, so it cannot be written.
                case NirValue.Unread unread -> {}
                case NirValue.Numbers numbers -> {
                    if (numbers.array().size() == 0) {
                        throw new FormatException(file, path + entry.getKey(), "is empty and cannot be written");
                    }
                    group.putDataset(entry.getKey(), HdfArrays.nested(numbers.array()));
                }
                case NirValue.Group nested ->
                    values(group.putGroup(entry.getKey()), nested.members(), path + entry.getKey() + "/");
            }
        }
    }
}
