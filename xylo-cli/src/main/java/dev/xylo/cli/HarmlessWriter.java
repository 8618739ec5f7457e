package dev.xylo.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets nothing but text through: control and formatting characters, which names of files and what is in files may hold, are written as
 * {@code \}{@code u001b}, so that no name moves the cursor, changes colours or hides a part of a line. Line breaks are what prints them;
 * in a name from the command line they are escaped too, so that no name makes a line of its own.
 */
final class HarmlessWriter extends FilterWriter {
    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * In front of another writer.
     *
     * @param out where to
     * @param args command line
     */
    HarmlessWriter(Writer out, String... args) {
        super(out);
        Arrays.stream(args)
                .flatMap(word -> Stream.of(word.split("[/\\\\=,]")))
                .flatMap(name -> Stream.of(name, stem(name)))
                .filter(name -> name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0)
                .forEach(name -> names.put(name, escaped(name, true)));
    }

    /** A study is called as its file without the ending. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        String part = text.substring(from, from + length);
        for (Map.Entry<String, String> name : names.entrySet()) {
            part = part.replace(name.getKey(), name.getValue());
        }
        out.write(escaped(part, false));
    }

    private static String escaped(String text, boolean breaks) {
        if (text.chars().noneMatch(c -> isHarmful((char) c, breaks))) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (isHarmful(c, breaks)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isHarmful(char c, boolean breaks) {
        return switch (c) {
            case '\n', '\r' -> breaks;
            case '\t' -> false;
            default ->
                switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                        true;
                    default -> false;
                };
        };
    }
}
