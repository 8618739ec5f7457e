package dev.xylo.core.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A graph that does not map; the message names every node in the way, in one line. */
public class MappingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * With everything that was found.
     *
     * @param violations at least one
     */
    public MappingException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /**
     * What was found.
     *
     * @return unmodifiable
     */
    public List<Violation> violations() {
        return violations;
    }
}
