package dev.xylo.cli;

import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import picocli.CommandLine.Option;

/** Options of quantization that every command has. */
final class QuantizeOptions {
    @Option(
            names = "--compat",
            paramLabel = "VERSION",
            converter = Choices.CompatChoice.class,
            defaultValue = "rockpool-2.7",
            description =
                    "Whose arithmetic to follow, exactly: rockpool-2.7, rockpool-3.1.0, or corrected (without the published"
                            + " versions' losses). Default: ${DEFAULT-VALUE}.")
    Compat compat;

    @Option(
            names = "--bits-threshold",
            paramLabel = "BITS",
            defaultValue = "16",
            description = "Bits per threshold, 2..16. Default: ${DEFAULT-VALUE}.")
    int bitsThreshold;

    @Option(
            names = "--fuzzy",
            description = "Scale by |mean| + 2 standard deviations of the non-zero weights, not by the largest weight.")
    boolean fuzzy;

    QuantizationOptions withBitsPerWeight(int bits) {
        return new QuantizationOptions(compat, bits, bitsThreshold, fuzzy);
    }
}
