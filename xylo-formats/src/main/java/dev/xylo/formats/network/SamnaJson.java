package dev.xylo.formats.network;

import java.io.IOException;
import java.io.Writer;

/** JSON laid out as samna does: a line for each value, four spaces for each level, no line break at the end. */
final class SamnaJson {
    private static final String INDENT = "    ";

    private final Writer out;
    private int depth;
    private boolean first = true;

    SamnaJson(Writer out) {
        this.out = out;
    }

    /** What writes the inside of an object or list. */
    @FunctionalInterface
    interface Body {
        void write() throws IOException;
    }

    void object(Body body) throws IOException {
        block('{', '}', body);
    }

    void object(String key, Body body) throws IOException {
        key(key);
        block('{', '}', body);
    }

    void list(String key, Body body) throws IOException {
        key(key);
        block('[', ']', body);
    }

    /** An object in a list. */
    void element(Body body) throws IOException {
        line();
        block('{', '}', body);
    }

    /** A number in a list. */
    void element(long value) throws IOException {
        line();
        out.write(Long.toString(value));
    }

    void member(String key, long value) throws IOException {
        key(key);
        out.write(Long.toString(value));
    }

    void member(String key, boolean value) throws IOException {
        key(key);
        out.write(Boolean.toString(value));
    }

    private void key(String key) throws IOException {
        line();
        out.write('"' + key + "\": ");
    }

    private void block(char open, char close, Body body) throws IOException {
        out.write(open);
        depth++;
        first = true;
        body.write();
        depth--;
        if (!first) {
            out.write('\n' + INDENT.repeat(depth));
        }
        out.write(close);
        first = false;
    }

    private void line() throws IOException {
        out.write(first ? "\n" : ",\n");
        out.write(INDENT.repeat(depth));
        first = false;
    }
}
