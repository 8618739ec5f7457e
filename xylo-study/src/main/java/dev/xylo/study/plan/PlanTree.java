package dev.xylo.study.plan;

import dev.xylo.formats.FormatException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Parses a study file to a tree of plain values.
 *
 * <p>Anchors, aliases and tags are refused before the tree is built: Jackson would read an alias as a text of that name. Nothing is ever
 * bound to a class.
 */
final class PlanTree {
    /** An object of lists of values is 2 deep. */
    private static final int MAX_NESTING = 16;

    private static final int LONGEST_REASON = 200;
    private static final Pattern YAML_PLACE = Pattern.compile("^ in .*, (line \\d+, column \\d+):", Pattern.MULTILINE);

    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build();

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(CONSTRAINTS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(CONSTRAINTS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private PlanTree() {}

    /**
     * Parses: JSON if the file's name ends in {@code .json}, or in neither {@code .yaml} nor {@code .yml} and the text starts with a
     * brace; else YAML.
     *
     * @throws FormatException if it is not one object
     */
    static ObjectNode parse(Path file, String text) throws FormatException {
        boolean json = isJson(file, text);
        ObjectMapper mapper = json ? JSON : YAML;
        try {
            checkTokens(file, mapper, text);
            JsonNode tree = mapper.readTree(text);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new FormatException(file, null, reason(json, e), e);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            // What a parser of somebody else may throw at damaged text, beside what it says that it throws.
            throw new FormatException(file, null, "is not valid " + name(json), e);
        }
        throw new FormatException(file, null, "is not a study file: needed is 'key: value', line by line");
    }

    private static boolean isJson(Path file, String text) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        return name.endsWith(".json") || !yaml && text.stripLeading().startsWith("{");
    }

    private static void checkTokens(Path file, ObjectMapper mapper, String text) throws FormatException {
        try (JsonParser parser = mapper.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new FormatException(file, null, "is empty; needed are at least network and data");
            }
            int depth = 0;
            for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
                refuseReferences(file, parser);
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0 && parser.nextToken() != null) {
                    throw new FormatException(file, null, "holds more than one document" + place(parser));
                }
            }
        }
    }

    private static void refuseReferences(Path file, JsonParser parser) throws FormatException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias() || parser.getObjectId() != null) {
            throw new FormatException(
                    file, parser.currentName(), "YAML anchors and aliases are not supported" + place(parser));
        }
        if (parser.getTypeId() != null) {
            throw new FormatException(file, parser.currentName(), "YAML tags are not supported" + place(parser));
        }
    }

    private static String reason(boolean json, JacksonException e) {
        String said = String.valueOf(e.getOriginalMessage());
        // A YAML message quotes lines of the file, indented, each after the place it is from; the last is where parsing
        // stopped.
        String place = place(e.getLocation());
        Matcher quoted = YAML_PLACE.matcher(said);
        while (quoted.find()) {
            place = " (" + quoted.group(1) + ")";
        }
        String text = said.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.joining(", "));
        String reason = text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
        return "is not valid " + name(json) + place + ": " + reason;
    }

    private static String place(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private static String place(TokenStreamLocation where) {
        return where == null || where.getLineNr() < 1
                ? ""
                : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }

    private static String name(boolean json) {
        return json ? "JSON" : "YAML";
    }
}
