package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import java.nio.file.Path;
import java.util.List;

/**
 * What of a network a format can hold.
 *
 * @param specification the network as reading would give it back
 * @param losses values that are not in it; empty if nothing is lost
 * @param notes what was decided or left out that changes no step of the network; lines for the user
 */
public record Fit(Specification specification, List<Loss> losses, List<String> notes) {
    /** Copies the lists. */
    public Fit {
        losses = List.copyOf(losses);
        notes = List.copyOf(notes);
    }

    /**
     * The network, if all of it is there.
     *
     * @param file where it was to be written, for the message
     * @param format name of the format, for the message
     * @return the network
     * @throws FormatException if something would be lost; the message names the first of it
     */
    Specification lossless(Path file, String format) throws FormatException {
        if (losses.isEmpty()) {
            return specification;
        }
        String more = losses.size() == 1 ? "" : " (and " + (losses.size() - 1) + " more)";
        throw new FormatException(file, null, format + " cannot hold the whole network: " + losses.get(0) + more);
    }

    /**
     * Something that a format cannot hold.
     *
     * @param key the parameter, or {@code aliases}
     * @param what how many values are concerned, which, and what becomes of them
     */
    public record Loss(String key, String what) {
        @Override
        public String toString() {
            return key + ": " + what;
        }
    }
}
