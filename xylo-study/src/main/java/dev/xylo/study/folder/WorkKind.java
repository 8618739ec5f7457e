package dev.xylo.study.folder;

import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of long work that has an output folder to itself.
 *
 * @param noun what people call it
 * @param format how its manifest is marked
 * @param kept files that are the result; their digests say whether it is complete
 * @param derived files that are made from those
 * @param journalStays whether the journal is kept when the work is complete, so that it can be shown again without doing it again
 */
public record WorkKind(String noun, String format, List<String> kept, List<String> derived, boolean journalStays) {
    /** Copies. */
    public WorkKind {
        kept = List.copyOf(kept);
        derived = List.copyOf(derived);
    }

    /** Names in the folder that are this program's, beside manifest and journal. */
    List<String> files() {
        return Stream.concat(kept.stream(), derived.stream()).toList();
    }
}
