package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.rules.Design;
import dev.xylo.core.rules.DesignCheck;
import dev.xylo.core.rules.DesignCheckText;
import dev.xylo.core.rules.DesignRules;
import dev.xylo.formats.network.Specification;
import dev.xylo.quantize.QuantizationWarning;
import dev.xylo.quantize.TotalLosses;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo check}. */
@Command(
        name = "check",
        description = {
            "Check a network against a chip's design rules: what is violated, by how much, where, what would fix it, and how much"
                    + " room is left.",
            "Exit status: 0 it fits (perhaps with warnings), 1 it does not, 2 wrong input."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    /** The chip cannot hold the network. */
    static final int DOES_NOT_FIT = 1;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NET", description = "Integer network or float specification.")
    Path network;

    @Option(
            names = "--chip",
            required = true,
            paramLabel = "CHIP",
            converter = Choices.ChipChoice.class,
            description = "xylo1 (SYNS61300), audio2 (SYNS61201), imu (SYNS63300) or audio3 (SYNS65302).")
    Chip chip;

    @Mixin
    QuantizeFirst quantize;

    @Mixin
    NetworkOptions networkOptions;

    @Mixin
    ResultOption result;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Specification read = networkOptions.read(network, spec.commandLine().getErr());
        quantize.checkUnasked();
        DesignCheck check = DesignRules.check(design(read), chip);
        result.write(Map.of("network", network), DesignCheckText.map(check));
        out.printf(
                "%s: %s network %s%s%n",
                network, read.isInteger() ? "integer" : "float", read.shape(), quantize.text());
        DesignCheckText.lines(check).forEach(out::println);
        return check.fits() ? 0 : DOES_NOT_FIT;
    }

    private Design design(Specification read) throws IOException {
        if (quantize.isAsked()) {
            return Designs.of(quantize.quantize(read, network, chip.core()));
        }
        Design design = Designs.of(read);
        if (design.isInteger()) {
            Warnings.print(
                    spec.commandLine().getErr(),
                    TotalLosses.of(design).stream()
                            .map(QuantizationWarning::message)
                            .toList());
        }
        return design;
    }
}
