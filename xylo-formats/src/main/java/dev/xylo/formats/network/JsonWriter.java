package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes an object of arrays, a line for each element of the first axis. Numbers are exact: doubles as the shortest text that gives the same double. */
final class JsonWriter {
    private final Writer out;
    private final Path file;
    private boolean empty = true;

    JsonWriter(Writer out, Path file) {
        this.out = out;
        this.file = file;
    }

    void begin() throws IOException {
        out.write("{");
    }

    void end() throws IOException {
        out.write("\n}\n");
    }

    /** Begins a member; its value follows. */
    void key(String key) throws IOException {
        StringBuilder quoted = new StringBuilder();
        JsonStringEncoder.getInstance().quoteAsString(key, quoted);
        out.write((empty ? "" : ",") + "\n  \"" + quoted + "\": ");
        empty = false;
    }

    /** Writes text as it is. */
    void raw(String json) throws IOException {
        out.write(json);
    }

    void member(String key, NdArray array) throws IOException {
        key(key);
        int[] shape = array.shape();
        if (shape.length < 2) {
            element(key, array, shape, 0, 0, array.size());
            return;
        }
        out.write("[");
        int perRow = shape[0] == 0 ? 0 : array.size() / shape[0];
        for (int row = 0; row < shape[0]; row++) {
            out.write(row == 0 ? "\n    " : ",\n    ");
            element(key, array, shape, 1, row * perRow, perRow);
        }
        out.write(shape[0] == 0 ? "]" : "\n  ]");
    }

    /** Writes the part of an array that lies below one index of the axes before {@code axis}, on one line. */
    private void element(String key, NdArray array, int[] shape, int axis, int from, int length) throws IOException {
        if (axis == shape.length) {
            out.write(number(key, array, from));
            return;
        }
        out.write('[');
        int perElement = shape[axis] == 0 ? 0 : length / shape[axis];
        for (int i = 0; i < shape[axis]; i++) {
            if (i > 0) {
                out.write(", ");
            }
            element(key, array, shape, axis + 1, from + i * perElement, perElement);
        }
        out.write(']');
    }

    private String number(String key, NdArray array, int flat) throws FormatException {
        if (array.dtype().isInteger()) {
            return array.textAt(flat);
        }
        double value = array.doubleAt(flat);
        if (!Double.isFinite(value)) {
            throw new FormatException(
                    file, null, Text.element(key, array.shape(), flat) + " is " + value + "; JSON has no such number");
        }
        return Double.toString(value);
    }
}
