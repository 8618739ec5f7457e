package dev.xylo.formats.data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is to be said about how a data file was read.
 *
 * @param timeStep seconds of a step, where the file says it or events were cut into steps
 * @param notes what was taken for what, where the file leaves a choice; a line each
 * @param warnings what was left out; a line each
 */
public record Remarks(OptionalDouble timeStep, List<String> notes, List<String> warnings) {
    /** Nothing to be said. */
    public static final Remarks NONE = new Remarks(OptionalDouble.empty(), List.of(), List.of());

    /** Copies. */
    public Remarks {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Adds a note.
     *
     * @param note a line
     * @return these remarks and it
     */
    Remarks withNote(String note) {
        return new Remarks(timeStep, with(notes, note), warnings);
    }

    /**
     * Adds a warning.
     *
     * @param warning a line
     * @return these remarks and it
     */
    Remarks withWarning(String warning) {
        return new Remarks(timeStep, notes, with(warnings, warning));
    }

    private static List<String> with(List<String> lines, String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return more;
    }
}
