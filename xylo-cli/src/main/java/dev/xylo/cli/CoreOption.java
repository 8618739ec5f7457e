package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import picocli.CommandLine.Option;

/** Whose arithmetic is simulated. */
final class CoreOption {
    @Option(
            names = "--core",
            converter = Choices.CoreChoice.class,
            paramLabel = "1|2",
            description = "Core revision: 1 (SYNS61300) or 2 (SYNS61201, SYNS63300, SYNS65302). Default: 2.")
    Core core;

    Core or(Core otherwise) {
        return core == null ? otherwise : core;
    }
}
