package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFile;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** NPY: one array in one file. */
public final class Npy {
    private Npy() {}

    /**
     * Reads a file.
     *
     * @param file the file; a pipe will do
     * @return its array, in C order
     * @throws FormatException if it cannot be read, is not exactly one NPY array, or holds elements of a type that is not read
     */
    public static NdArray read(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            long size = InputFile.size(file);
            try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
                return NpyDecoder.decode(in, new Origin(file, null), size < 0 ? Long.MAX_VALUE : size, size >= 0);
            }
        });
    }

    /**
     * Reads a file whose elements may be other than numbers.
     *
     * @param file the file; a pipe will do
     * @return what it holds
     * @throws FormatException if it cannot be read, is not exactly one NPY array, or texts or records are malformed
     */
    public static NpyValue readAny(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            long size = InputFile.size(file);
            try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
                return NpyDecoder.decodeAny(in, new Origin(file, null), size < 0 ? Long.MAX_VALUE : size, size >= 0);
            }
        });
    }

    /**
     * Describes the array without reading its elements.
     *
     * @param file the file
     * @return type and shape
     * @throws FormatException if it cannot be read, or is not an NPY array
     */
    public static ArrayHeader header(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
                return NpyHeader.read(in, new Origin(file, null)).summary();
            }
        });
    }

    /**
     * Reads a stream that ends where the array ends.
     *
     * @param in the stream; not closed
     * @param source file for messages, or null
     * @param key name for messages, or null
     * @param maxBytes most bytes, header included, that the stream can deliver; an array that declares more is refused before memory is
     *     taken for it
     * @return the array, in C order
     * @throws FormatException as {@link #read(Path)}
     */
    public static NdArray read(InputStream in, Path source, String key, long maxBytes) throws FormatException {
        return Heap.guard(source, () -> NpyDecoder.decode(in, new Origin(source, key), maxBytes, false));
    }

    /**
     * Writes a file, as a whole or not at all.
     *
     * @param file the file; replaced if it exists
     * @param array the array
     * @throws FormatException if it cannot be written
     */
    public static void write(Path file, NdArray array) throws FormatException {
        AtomicFile.write(file, out -> write(out, array));
    }

    /**
     * Writes a stream: version 1.0, little-endian, C order, as NumPy would.
     *
     * @param out the stream; not closed
     * @param array the array
     * @throws IOException if the stream cannot be written
     */
    public static void write(OutputStream out, NdArray array) throws IOException {
        NpyHeader.write(out, array.dtype().descr(), array.shape());
        out.write(array.bytes());
    }

    /** Numbers or texts. */
    static void write(OutputStream out, NpyValue value) throws IOException {
        switch (value) {
            case NpyValue.Numbers numbers -> write(out, numbers.array());
            case NpyValue.Texts texts -> {
                TextType type = TextType.of(texts.values());
                NpyHeader.write(
                        out,
                        type.descr(),
                        texts.shape().stream().mapToInt(Integer::intValue).toArray());
                for (String text : texts.values()) {
                    out.write(type.encode(text));
                }
            }
            default -> throw new IllegalArgumentException("only numbers and texts are written");
        }
    }
}
