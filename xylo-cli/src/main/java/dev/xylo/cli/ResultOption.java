package dev.xylo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The result for machines, beside the text for people. */
final class ResultOption {
    @Option(names = "--json", paramLabel = "OUT", description = "Also write the result as JSON.")
    private Path json;

    /**
     * Writes it if it is asked for.
     *
     * @param files which files it is about, by role
     * @param result what was found
     */
    void write(Map<String, Path> files, Map<String, Object> result) throws IOException {
        if (json != null) {
            Map<String, Object> content = new LinkedHashMap<>();
            files.forEach((role, file) -> content.put(role, file.toString()));
            content.putAll(result);
            JsonFile.write(json, content);
        }
    }
}
