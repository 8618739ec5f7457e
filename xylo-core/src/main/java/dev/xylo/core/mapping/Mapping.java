package dev.xylo.core.mapping;

import dev.xylo.core.network.FloatNetwork;
import java.util.List;

/**
 * A graph laid out on a chip.
 *
 * @param network the specification
 * @param placements where each layer lies, hidden layers first, in the order of their neurons; unmodifiable
 */
public record Mapping(FloatNetwork network, List<Placement> placements) {
    /** Copies the list. */
    public Mapping {
        placements = List.copyOf(placements);
    }
}
