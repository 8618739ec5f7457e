package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.formats.network.Specification;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of commands that look at integers or run them, and make them where a float specification is given. */
final class QuantizeFirst {
    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            converter = Choices.Method.class,
            description =
                    "NET is a float specification: quantize it first, as 'xylo quantize' does: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Choices.MethodNames.class)
    String method;

    @Mixin
    MethodChoices choices;

    @Option(names = "--quantize", hidden = true, converter = Choices.Method.class)
    void quantize(String name) {
        method = name;
    }

    /** Whether the user asked for it. */
    boolean isAsked() {
        return method != null;
    }

    /** Refuses options of methods without a method; some may have another use in the command. */
    void checkUnasked(String... otherUses) {
        Optional<String> given = choices.given();
        if (!isAsked() && given.isPresent() && !java.util.List.of(otherUses).contains(given.get())) {
            throw new ParameterException(
                    spec.commandLine(), given.get() + " says how to quantize, but nothing is quantized; add --method");
        }
    }

    /**
     * Quantizes, and says what the user should know of.
     *
     * @param read what the file holds
     * @param file named where it holds integers already
     * @param core revision that the integers are for
     * @param otherUses options that the command has another use for
     */
    QuantizationResult quantize(Specification read, Path file, Core core, String... otherUses) throws IOException {
        if (read.isInteger()) {
            throw new ParameterException(
                    spec.commandLine(), file + " is in integers already; --method is for float specifications");
        }
        choices.check(method, otherUses);
        choices.read();
        PrintWriter err = spec.commandLine().getErr();
        FloatNetwork network = read.toFloatNetwork();
        QuantizationResult result;
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "neurons")) {
            result = choices.quantizer(method, network, core, (done, total) -> bar.done(method, done, total))
                    .quantize(network, choices.options());
        }
        Warnings.print(err, result);
        return result;
    }

    /** For the line that says what was looked at: the method, and the version where it follows one; or nothing. */
    String text() {
        return isAsked() ? ", quantized with " + Quantizers.method(method).describe(choices.options()) : "";
    }
}
