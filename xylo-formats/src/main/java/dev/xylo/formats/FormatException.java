package dev.xylo.formats;

import dev.xylo.formats.internal.Text;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that cannot be read or written; the message is one line for the user, {@code file: key: reason}.
 *
 * <p>Parts of the message may come from the file: control characters in them are escaped and long ones shortened, so that it is safe on
 * a terminal and in a log.
 */
public class FormatException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_KEY = 80;
    private static final int MAX_REASON = 600;

    private final transient Path file;
    private final String key;
    private final String reason;

    /**
     * With a reason of one line.
     *
     * @param file the file; null where the data never was in one
     * @param key array or key inside the file; null where the reason is about the file as a whole or names the element itself
     * @param reason what is wrong, and what is needed instead
     */
    public FormatException(Path file, String key, String reason) {
        this(file, key, reason, null);
    }

    /**
     * As {@link #FormatException(Path, String, String)}, with a cause.
     *
     * @param file the file; null where the data never was in one
     * @param key array or key inside the file, or null
     * @param reason what is wrong, and what is needed instead
     * @param cause what the layer below said, or null
     */
    public FormatException(Path file, String key, String reason, Throwable cause) {
        super(message(file, key, reason), cause);
        this.file = file;
        this.key = key;
        this.reason = Text.clean(reason, MAX_REASON);
    }

    /**
     * The file.
     *
     * @return null where the data never was in one
     */
    public Path file() {
        return file;
    }

    /**
     * Array or key inside the file, as the file spells it.
     *
     * @return null where the reason is about the file as a whole or names the element itself
     */
    public String key() {
        return key;
    }

    /**
     * What is wrong.
     *
     * @return one line
     */
    public String reason() {
        return reason;
    }

    private static String message(Path file, String key, String reason) {
        String message = Text.clean(reason, MAX_REASON);
        if (key != null) {
            message = Text.clean(key, MAX_KEY) + ": " + message;
        }
        return file == null ? message : Text.clean(file.toString(), Integer.MAX_VALUE) + ": " + message;
    }
}
