package dev.xylo.cli;

import dev.xylo.formats.network.Specification;
import dev.xylo.quantize.lint.Lint;
import dev.xylo.quantize.lint.LintReport;
import dev.xylo.quantize.lint.LintText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo lint}. */
@Command(
        name = "lint",
        description = {
            "Account for every parameter of a float specification in the integers that any program made of it: kept, rounded,"
                    + " clipped, rescaled, moved, or lost. The scale of each neuron is inferred.",
            "Exit status: 0 nothing is lost, 1 values are lost or wrong, 2 wrong input."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LintCommand implements Callable<Integer> {
    /** Values are lost or wrong. */
    static final int LOST = 1;

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FLOAT", description = "Float specification.")
    Path floats;

    @Parameters(index = "1", paramLabel = "INT", description = "Integer network or configuration made of it.")
    Path integers;

    @Option(
            names = "--compensated",
            description =
                    "INT was made by a method that chooses the integers of a neuron together, such as optimal or calibrated: a"
                            + " value that is not its rounding is no error. Without a counterpart, or wrapped around, it still is.")
    boolean compensated;

    @Mixin
    NetworkOptions networkOptions;

    @Mixin
    ResultOption result;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Specification before = networkOptions.read(floats, err);
        Specification after = networkOptions.read(integers, err);
        if (!after.isInteger()) {
            throw new ParameterException(
                    spec.commandLine(), integers + " is not in integers; the order is: lint FLOAT INT");
        }
        LintReport report = Lint.compare(before.toFloatNetwork(), Designs.of(after), compensated);
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("float", floats);
        files.put("integer", integers);
        result.write(files, LintText.map(report));
        LintText.lines(report).forEach(out::println);
        return report.isClean() ? 0 : LOST;
    }
}
