package dev.xylo.cli;

import dev.xylo.formats.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes results for machines. */
final class JsonFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFile() {}

    static void write(Path file, Map<String, Object> content) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(content) + "\n");
    }
}
