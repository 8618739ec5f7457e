package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Of a file that holds events or a raster, and no names.
 *
 * @param file the file
 */
record NoFields(Path file) implements Fields {
    @Override
    public Map<String, Field> all() {
        return Map.of();
    }

    @Override
    public Value read(String name) throws FormatException {
        throw new FormatException(file, name, "is missing; the file holds no names");
    }

    @Override
    public Rows rows(String name, Path folder) throws FormatException {
        throw new FormatException(file, name, "is missing; the file holds no names");
    }
}
