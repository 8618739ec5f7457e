package dev.xylo.formats.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a data file may be read.
 *
 * @param largest bytes, of an array and of its counts, that may be read at once
 * @param folder for what has to be unpacked, made if it is needed; empty where everything is to be read at once, whatever its size
 */
public record Memory(long largest, Optional<Path> folder) {
    /** Everything at once. */
    static final Memory ALL = new Memory(Long.MAX_VALUE, Optional.empty());

    /** Checks. */
    public Memory {
        Objects.requireNonNull(folder);
    }

    boolean holds(double bytes) {
        return folder.isEmpty() || bytes <= largest;
    }
}
