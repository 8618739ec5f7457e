package dev.xylo.core.rules;

import dev.xylo.core.chip.Chip;
import java.util.List;

/**
 * What checking a network against a chip gave.
 *
 * @param chip the chip
 * @param integer whether the network was in integers; value ranges of a float network are not checked before quantization
 * @param violations violated rules, errors and warnings
 * @param usages headroom: how much of each amount is used
 */
public record DesignCheck(Chip chip, boolean integer, List<Violation> violations, List<Usage> usages) {
    /** Copies the lists. */
    public DesignCheck {
        violations = List.copyOf(violations);
        usages = List.copyOf(usages);
    }

    /**
     * What the chip cannot hold.
     *
     * @return unmodifiable
     */
    public List<Violation> errors() {
        return of(Severity.ERROR);
    }

    /**
     * What is advised against.
     *
     * @return unmodifiable
     */
    public List<Violation> warnings() {
        return of(Severity.WARNING);
    }

    /**
     * Whether the chip can hold the network.
     *
     * @return true if there is no error
     */
    public boolean fits() {
        return errors().isEmpty();
    }

    private List<Violation> of(Severity severity) {
        return violations.stream()
                .filter(violation -> violation.severity() == severity)
                .toList();
    }
}
