package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Names in a data file, and what they stand for; read when they are asked for. */
interface Fields extends AutoCloseable {
    /** The file, for messages. */
    Path file();

    /** What there is, in the order of the file. */
    Map<String, Field> all();

    /** Decodes one. */
    Value read(String name) throws FormatException;

    /**
     * An array of numbers, or of parts, of which only some rows are in memory. Closed with its user, who then closes these fields too.
     *
     * @param folder for what has to be unpacked
     */
    Rows rows(String name, Path folder) throws FormatException;

    /** Names in which the file says what is no array, such as attributes; by path. */
    default Map<String, Value> attributes() {
        return Map.of();
    }

    /** What was taken for what. */
    default List<String> notes() {
        return List.of();
    }

    /** What was noticed on the way. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    default void close() {}

    /** Whether there is an array of numbers of this rank. */
    default boolean has(String name, int rank) {
        Field field = all().get(name);
        return field != null && field.numbers(rank);
    }
}
