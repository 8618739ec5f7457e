package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;

/** Memory that one file may make us hold: half of the Java heap. */
final class Budget {
    /** What a small object, or its place in a list or dictionary, takes at most. */
    static final int OBJECT = 32;

    private final Origin origin;
    private long left = Runtime.getRuntime().maxMemory() / 2;

    Budget(Origin origin) {
        this.origin = origin;
    }

    /** Takes bytes, or refuses. */
    void take(long bytes) throws FormatException {
        if (bytes < 0 || bytes > left) {
            throw origin.error(
                    "unfolds to more than this Java heap of "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB should hold; if it is an honest file, -Xmx raises the limit (XYLO_JAVA_OPTS=-Xmx4g), or save its arrays with np.savez");
        }
        left -= bytes;
    }
}
