package dev.xylo.study.plan;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import java.util.List;
import java.util.Optional;

/**
 * What the network is brought to.
 *
 * @param cores revisions that are simulated
 * @param chip whose costs are reported and whose limits hold; empty for costs of the first chip with a cycle model and the core of a
 *     configuration
 */
public record Target(List<Core> cores, Optional<Chip> chip) {
    /**
     * Copies and checks.
     *
     * @throws PlanException if the chip has none of the cores
     */
    public Target {
        cores = List.copyOf(cores);
        if (chip.isPresent() && !cores.contains(chip.get().core())) {
            throw new PlanException(
                    PlanKeys.CHIP,
                    "is " + chip.get().key() + ", which has core "
                            + chip.get().core().number() + "; this is none of ",
                    PlanKeys.CORES);
        }
    }
}
