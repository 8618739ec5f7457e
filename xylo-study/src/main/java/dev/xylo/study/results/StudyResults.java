package dev.xylo.study.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The results document of a study. */
public final class StudyResults {
    /** First key of the document. */
    public static final String FORMAT = "xylo-study-results";

    /** Rises when a key changes its meaning or goes away. */
    public static final int FORMAT_VERSION = 2;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode root;

    StudyResults(ObjectNode root) {
        this.root = root;
    }

    /**
     * Reads {@code results.json}.
     *
     * @param file the file
     * @return the document
     * @throws IOException if it cannot be read, or is something else
     */
    public static StudyResults read(Path file) throws IOException {
        try {
            JsonNode tree = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            if (tree instanceof ObjectNode object
                    && FORMAT.equals(object.path("format").asString(""))
                    && object.path("format_version").asInt(0) == FORMAT_VERSION) {
                return new StudyResults(object);
            }
        } catch (JacksonException e) {
            throw new IOException(file + ": is not valid JSON", e);
        }
        throw new IOException(file + ": is not a results document of version " + FORMAT_VERSION);
    }

    /**
     * The document as text; the same study gives the same bytes.
     *
     * @return JSON, indented, ending in a line end
     */
    public String json() {
        return JSON.writeValueAsString(root) + "\n";
    }

    /**
     * The flat scalars as a table: baselines, then configurations.
     *
     * @return CSV with a header line; a value that does not exist is empty
     */
    public String csv() {
        List<JsonNode> rows = new ArrayList<>(baselines());
        rows.addAll(configurations());
        return String.join(",", Row.COLUMNS) + "\n"
                + rows.stream()
                        .map(row -> Row.COLUMNS.stream()
                                .map(column -> row.get(column).isNull()
                                        ? ""
                                        : row.get(column).asString())
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * What was studied.
     *
     * @return for people
     */
    public String title() {
        return root.get("title").asString();
    }

    /**
     * The study in words.
     *
     * @return a few sentences
     */
    public List<String> verdict() {
        return elements(root.get("verdict")).stream().map(JsonNode::asString).toList();
    }

    /**
     * Why there is no verdict.
     *
     * @return a sentence, or empty if the samples decide something
     */
    public Optional<String> undecided() {
        JsonNode reason = root.get("undecided");
        return reason == null || reason.isNull() ? Optional.empty() : Optional.of(reason.asString());
    }

    /**
     * Names of the configurations.
     *
     * @return in the plan's order
     */
    public List<String> names() {
        return configurations().stream().map(row -> row.get("name").asString()).toList();
    }

    /**
     * A flat scalar of a configuration.
     *
     * @param configuration its place in {@link #names}
     * @param column such as {@code accuracy}
     * @return the number, NaN where there is none
     */
    public double number(int configuration, String column) {
        JsonNode value = configurations().get(configuration).get(column);
        return value == null || !value.isNumber() ? Double.NaN : value.asDouble();
    }

    /**
     * The document as a tree.
     *
     * @return a copy
     */
    public ObjectNode tree() {
        return root.deepCopy();
    }

    List<JsonNode> baselines() {
        return elements(root.get("baselines"));
    }

    List<JsonNode> configurations() {
        return elements(root.get("configurations"));
    }

    /** The baseline that everything is compared with. */
    static JsonNode reference(JsonNode root) {
        return elements(root.get("baselines")).stream()
                .filter(row -> row.get("reference").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    JsonNode root() {
        return root;
    }

    static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
