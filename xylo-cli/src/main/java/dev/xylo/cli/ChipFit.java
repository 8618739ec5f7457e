package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.rules.Design;
import dev.xylo.core.rules.DesignCheck;
import dev.xylo.core.rules.DesignRules;
import dev.xylo.core.rules.Violation;
import dev.xylo.study.engine.StudyProgram;

/** Refuses a study of what a chip cannot hold. */
final class ChipFit {
    private ChipFit() {}

    /**
     * Checks the float network, before anything is compiled for a core that may refuse it less clearly.
     *
     * @throws IllegalArgumentException if it does not fit; the message names the rule
     */
    static void require(Chip chip, FloatNetwork network) {
        refuse(DesignRules.check(Design.of(network), chip), "the network");
    }

    /**
     * Checks what each configuration makes of the network, as it is simulated.
     *
     * @throws IllegalArgumentException if one does not fit; the message names configuration and rule
     */
    static void require(Chip chip, StudyProgram program) {
        for (int cell = 0; cell < program.cells().size(); cell++) {
            Design quantized = Design.of(program.quantized(cell).network());
            refuse(DesignRules.check(quantized, chip), program.cells().get(cell).name());
        }
    }

    private static void refuse(DesignCheck check, String what) {
        if (!check.fits()) {
            Violation first = check.errors().get(0);
            int more = check.errors().size() - 1;
            throw new IllegalArgumentException(check.chip() + " cannot hold " + what + ": " + first.text()
                    + (more > 0 ? " (and " + more + " more rules)" : "") + "; fix: " + first.fix()
                    + "; 'xylo check' says all");
        }
    }
}
