package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names in an HDF5 file, groups with a slash, as {@code spikes/times}. The file stays open; arrays are read when they are asked for.
 *
 * <p>What the library throws for a damaged file is of all sorts; it becomes one complaint.
 */
final class Hdf5Fields implements Fields {
    private static final int MAX_ITEMS = 100_000;
    private static final int MAX_DEPTH = 16;
    private static final int LONGEST_ATTRIBUTE = 1024;

    private final Path file;
    private final HdfFile hdf;
    private final Map<String, Hdf5Array> arrays = new LinkedHashMap<>();
    private final Map<String, Field> all = new LinkedHashMap<>();
    private final Map<String, Value> attributes = new LinkedHashMap<>();
    private final List<String> links = new ArrayList<>();
    private int items;

    private Hdf5Fields(Path file, HdfFile hdf) {
        this.file = file;
        this.hdf = hdf;
    }

    static Hdf5Fields open(Path file) throws FormatException {
        // Says better than the library what is wrong with a file that is missing or must not be read.
        InputFile.size(file);
        return Hdf5Array.guard(file, null, () -> {
            HdfFile hdf = new HdfFile(file);
            boolean whole = false;
            try {
                Hdf5Fields fields = new Hdf5Fields(file, hdf);
                fields.group(hdf, "", 0);
                whole = true;
                return fields;
            } finally {
                if (!whole) {
                    hdf.close();
                }
            }
        });
    }

    private void group(Group group, String path, int depth) throws FormatException {
        if (depth > MAX_DEPTH) {
            throw new FormatException(file, path, "is nested deeper than " + MAX_DEPTH + " groups");
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            String name = path.isEmpty() ? child.getKey() : path + "/" + child.getKey();
            if (++items > MAX_ITEMS) {
                throw new FormatException(file, null, "holds more than " + MAX_ITEMS + " names");
            }
            Node node = child.getValue();
            if (node.isLink()) {
                links.add(name);
            } else if (node instanceof Group nested) {
                attributes(nested, name);
                group(nested, name, depth + 1);
            } else if (node instanceof Dataset dataset) {
                Hdf5Array array = new Hdf5Array(file, name, dataset, hdf);
                arrays.put(name, array);
                all.put(name, array.field());
            }
        }
    }

    private void attributes(Group group, String path) {
        for (Map.Entry<String, Attribute> attribute : group.getAttributes().entrySet()) {
            Attribute value = attribute.getValue();
            if (value.getSize() != 1 || value.getSizeInBytes() > LONGEST_ATTRIBUTE) {
                continue;
            }
            String name = path + "@" + attribute.getKey();
            switch (value.getData() == null ? "" : value.getData()) {
                case String text -> attributes.put(name, new Value.Texts(List.of(text), List.of()));
                case Number number ->
                    attributes.put(name, new Value.Numbers(NdArray.ofDoubles(new double[] {number.doubleValue()})));
                default -> {
                    // Arrays and references say nothing about samples.
                }
            }
        }
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Map<String, Field> all() {
        return all;
    }

    @Override
    public Map<String, Value> attributes() {
        return attributes;
    }

    @Override
    public List<String> warnings() {
        return links.isEmpty()
                ? List.of()
                : List.of(file + ": links to elsewhere are not followed: " + Text.names(links));
    }

    @Override
    public Value read(String name) throws FormatException {
        return arrays.get(name).read();
    }

    @Override
    public Rows rows(String name, Path folder) {
        return arrays.get(name).rows();
    }

    /** Lists of numbers, of which only some are in memory. */
    Hdf5Array array(String name) {
        return arrays.get(name);
    }

    @Override
    public void close() {
        hdf.close();
    }
}
