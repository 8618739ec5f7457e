package dev.xylo.testkit.golden;

import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * One recorded case.
 *
 * @param file its file, relative to the index
 * @param attributes what the index says of it: {@code core}, {@code version}, {@code method}, ...
 */
public record GoldenCase(String file, Map<String, Object> attributes) {
    /** Copies the attributes. */
    public GoldenCase {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Reads the case.
     *
     * @return all arrays by key; {@code expected_*} is what the reference program answered
     */
    public Map<String, NdArray> arrays() {
        try {
            Path copy = copy();
            try {
                return Npz.read(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies the file out, as a user would have it.
     *
     * @return a temporary file; the caller deletes it
     */
    public Path copy() {
        try (InputStream in = GoldenCase.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the golden case " + file + " is listed, but not there");
            }
            Path copy = Files.createTempFile("golden", ".npz");
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The network of a case.
     *
     * @param arrays what {@link #arrays} gave
     * @return its specification; {@code expected_*} and {@code input} are left aside
     */
    public Specification specification(Map<String, NdArray> arrays) {
        try {
            return Specification.fromArrays(Path.of(file), arrays);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An attribute that the case must have.
     *
     * @param key such as {@code method}
     * @return its text
     */
    public String text(String key) {
        return attributes.get(key).toString();
    }

    /**
     * A whole number, with a default.
     *
     * @param key such as {@code bits_per_weight}
     * @param missing what a case without it means
     * @return the number
     */
    public int number(String key, int missing) {
        return attributes.get(key) instanceof Number number ? number.intValue() : missing;
    }

    /** The file's name, for test reports. */
    @Override
    public String toString() {
        return file;
    }
}
