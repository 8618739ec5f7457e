package dev.xylo.testkit.property;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Random cases.
 *
 * @param <T> what a case is; immutable
 */
@FunctionalInterface
public interface Generator<T> {
    /**
     * A case.
     *
     * @param seed determines it
     * @return the case
     */
    T generate(long seed);

    /**
     * Smaller cases, the much smaller ones first; each must be smaller by a measure that cannot shrink for ever.
     *
     * @param value a case
     * @return candidates, computed when they are asked for
     */
    default Stream<T> smaller(T value) {
        return Stream.empty();
    }

    /**
     * A case in a few words.
     *
     * @param value a case
     * @return one line or a few
     */
    default String describe(T value) {
        return String.valueOf(value);
    }

    /**
     * Writes a case so that the command line can run it.
     *
     * @param value a case
     * @param file where to; without extension
     * @return the file, or empty where such cases are not written
     * @throws IOException if it cannot be written
     */
    default Optional<Path> write(T value, Path file) throws IOException {
        return Optional.empty();
    }

    /**
     * What to type to see the failure again.
     *
     * @param file what {@link #write} gave
     * @return a command line
     */
    default String command(Path file) {
        return "xylo info " + file;
    }
}
