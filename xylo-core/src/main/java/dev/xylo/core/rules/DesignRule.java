package dev.xylo.core.rules;

import dev.xylo.core.chip.Chip;
import java.util.List;
import java.util.Optional;

/** One design rule, for all chips. */
public interface DesignRule {
    /**
     * Name that users and JSON know it by.
     *
     * @return lower case with hyphens, such as {@code fan-out}
     */
    String key();

    /**
     * Whether a chip has this rule.
     *
     * @param chip the chip
     * @return false where it can never be violated
     */
    boolean existsOn(Chip chip);

    /**
     * Checks a network.
     *
     * @param design the network
     * @param chip the chip
     * @return what violates it; empty where nothing does, where the chip has no such limit, or where the network must first be quantized
     */
    List<Violation> check(Design design, Chip chip);

    /**
     * How much of the chip's amount is used.
     *
     * @param design the network
     * @param chip the chip
     * @return empty for rules that limit no amount
     */
    default Optional<Usage> usage(Design design, Chip chip) {
        return Optional.empty();
    }
}
