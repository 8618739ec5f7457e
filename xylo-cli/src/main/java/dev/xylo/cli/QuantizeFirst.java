package dev.xylo.cli;

import dev.xylo.formats.network.Specification;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of commands that look at integers, and make them where a float specification is given. */
final class QuantizeFirst {
    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--method",
            converter = Choices.Method.class,
            description = "Quantize the float specification with this method first, and look at the integers.")
    String method;

    @Option(
            names = "--bits-weight",
            paramLabel = "BITS",
            defaultValue = "8",
            description = "Bits per weight, 2..16, with --method. Default: ${DEFAULT-VALUE}.")
    int bitsWeight;

    @Mixin
    QuantizeOptions options;

    /** Whether the user asked for it. */
    boolean isAsked() {
        return method != null;
    }

    /**
     * Quantizes.
     *
     * @param read what the file holds
     * @param file named where it holds integers already
     */
    QuantizationResult quantize(Specification read, Path file) throws IOException {
        if (read.isInteger()) {
            throw new ParameterException(
                    spec.commandLine(), file + " is in integers already; --method is for float specifications");
        }
        return Quantizers.byMethod(method).quantize(read.toFloatNetwork(), options.withBitsPerWeight(bitsWeight));
    }

    /** For the line that says what was looked at: method and version, or nothing. */
    String text() {
        return isAsked() ? ", quantized with " + method + " (" + options.compat.key() + ")" : "";
    }
}
