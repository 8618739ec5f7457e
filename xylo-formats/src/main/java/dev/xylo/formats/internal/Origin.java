package dev.xylo.formats.internal;

import dev.xylo.formats.FormatException;
import java.nio.file.Path;

/**
 * Where data came from, to complain about it.
 *
 * @param file the file, or null
 * @param key array or key inside it, or null
 */
public record Origin(Path file, String key) {
    /**
     * A complaint.
     *
     * @param reason what is wrong
     * @return to be thrown
     */
    public FormatException error(String reason) {
        return new FormatException(file, key, reason);
    }

    /**
     * A complaint with its cause.
     *
     * @param reason what is wrong
     * @param cause what the layer below said
     * @return to be thrown
     */
    public FormatException error(String reason, Throwable cause) {
        return new FormatException(file, key, reason, cause);
    }

    /**
     * Another key of the same file.
     *
     * @param other array or key, or null
     * @return its origin
     */
    public Origin at(String other) {
        return new Origin(file, other);
    }
}
