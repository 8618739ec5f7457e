package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Opening JSON files within bounds; what the parser complains of becomes one line. */
final class JsonFile {
    private static final long MAX_BYTES = 1L << 30;
    private static final int MAX_NESTING = 64;
    /** Rockpool's net.save writes a matrix as text; a thousand by a thousand numbers take 20 million letters. */
    private static final int MAX_TEXT = 1 << 26;

    private static final int MAX_NUMBER = 400;
    private static final int LONGEST_REASON = 200;
    /** What the parser says of where an object began, without knowing. */
    private static final Pattern UNKNOWN_SOURCE = Pattern.compile(" \\(start marker at \\[Source[^\\]]*\\]\\)");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // As tokens they can be refused by key and index.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxDocumentLength(MAX_BYTES)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    private JsonFile() {}

    /**
     * What makes something of a file.
     *
     * @param <T> of what
     */
    @FunctionalInterface
    interface Body<T> {
        T read(JsonParser parser, Origin origin) throws FormatException;
    }

    /** Reads a file, the parser before its first token. */
    static <T> T read(Path file, Body<T> body) throws FormatException {
        Origin origin = new Origin(file, null);
        return Heap.guard(file, () -> {
            try (InputStream in = InputFile.open(file);
                    JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
                return body.read(parser, origin);
            } catch (JacksonException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw InputFile.explain(origin, cause);
                }
                throw origin.error(reason(e), e);
            }
        });
    }

    /** Whether a text is one JSON value of numbers; the parser stands at its first token then. */
    static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Refuses what follows the one value of a file. */
    static void end(JsonParser parser, Origin origin) throws FormatException {
        if (parser.nextToken() != null) {
            throw origin.error("has text after the JSON object");
        }
    }

    /** Whether a file begins with a brace, after white space or a byte order mark. */
    static boolean isObject(byte[] head) {
        return start(head).startsWith("{");
    }

    /** The first characters of a file, without white space and byte order mark before them. */
    static String start(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
    }

    private static String reason(JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        String place = where == null || where.getLineNr() < 1
                ? ""
                : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
        return "is not valid JSON" + place + ": "
                + Text.clean(UNKNOWN_SOURCE.matcher(e.getOriginalMessage()).replaceAll(""), LONGEST_REASON);
    }
}
