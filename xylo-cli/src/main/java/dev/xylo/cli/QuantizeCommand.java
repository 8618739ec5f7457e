package dev.xylo.cli;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.quantize.ParameterLoss;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.fit.ChipFit;
import dev.xylo.quantize.fit.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo quantize}. */
@Command(
        name = "quantize",
        description = "Turn a float specification into the chip's integers, and say what was lost.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class QuantizeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "SPEC",
            description = "Float specification: .npz or .json with Rockpool's keys, or a NIR graph (.nir).")
    Path specification;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "Integer network to write: .npz or .json.")
    Path output;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            converter = Choices.Method.class,
            completionCandidates = Choices.MethodNames.class,
            defaultValue = "global",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    String method;

    @Mixin
    MethodChoices choices;

    @Mixin
    FitChoice fit;

    @Option(
            names = "--clip",
            description = "Write the integers clipped to the chip's range, where a published method exceeds it.")
    boolean clip;

    @Mixin
    NetworkOptions networkOptions;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Specification read = networkOptions.read(specification, err);
        FloatNetwork network = read.toFloatNetwork();
        choices.check(method, fit.chip == null ? new String[0] : FitChoice.USES);
        choices.data.know(read, networkOptions);
        choices.read();
        Optional<ChipFit.Fitted> fitted = fit.fitted(network, choices);
        QuantizationResult result;
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "neurons")) {
            result = choices.quantizer(method, network, fit.core(), (done, total) -> bar.done(method, done, total))
                    .quantize(fitted.map(ChipFit.Fitted::network).orElse(network), choices.options());
        }
        Specification integers = clip ? Specification.of(result.network()) : integers(result);
        double dt = networkOptions.timeStep(read, Double.NaN);
        NetworkFormats.write(output, Double.isNaN(dt) ? integers : integers.withTimeStep(dt));
        fitted.ifPresent(f -> printPruned(out, network, f));
        printLosses(out, result);
        Warnings.print(err, result);
        out.printf(
                Locale.ROOT,
                "wrote %s: %s, %s, %s weights, %d-bit thresholds%n",
                output,
                result.shape(),
                Quantizers.method(method).describe(choices.options()),
                choices.widths == null
                        ? choices.options().bitsPerWeight() + "-bit"
                        : choices.widths.input() + "/" + choices.widths.recurrent() + "/" + choices.widths.output()
                                + "-bit (input/recurrent/output)",
                choices.options().bitsPerThreshold());
        return 0;
    }

    private static Specification integers(QuantizationResult result) {
        Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
        result.parameters().forEach(parameter -> integers.put(parameter, result.integers(parameter)));
        return Specification.ofIntegers(result.shape(), integers, result.aliases());
    }

    private void printPruned(PrintWriter out, FloatNetwork network, ChipFit.Fitted fitted) {
        out.printf(
                Locale.ROOT,
                "%s: %,d recurrent connections removed, %,d kept; they carried %.2g %% of the recurrent drive's mean square%n",
                fit.chip,
                fitted.pruned().size(),
                fitted.kept(),
                100 * fitted.effectShare());
        if (!fitted.pruned().isEmpty()) {
            Connection largest = fitted.pruned().get(fitted.pruned().size() - 1);
            out.printf(
                    Locale.ROOT,
                    "the largest removed: neuron %d to neuron %d, %.3g thresholds (root mean square)%n",
                    largest.source(),
                    largest.target(),
                    Math.sqrt(largest.effect()));
            FitChoice.cost(network, fitted.network(), choices)
                    .ifPresentOrElse(
                            cost -> out.printf(
                                    Locale.ROOT,
                                    "before quantization the pruned network decodes %.1f %% of the calibration samples as the whole one"
                                            + " does, and shares %.1f %% of its spikes%n",
                                    100.0 * cost.correct() / choices.samples().size(),
                                    100 * cost.spikes().value()),
                            () -> out.println("what that costs in answers and spikes is said with --calibrate FILE"));
        }
    }

    private static void printLosses(PrintWriter out, QuantizationResult result) {
        String format = "%-14s %10s %10s %10s %10s %16s%n";
        out.printf(format, "parameter", "values", "to 0", "clipped", "rescaled", "scale");
        for (ParameterLoss loss : result.losses()) {
            out.printf(
                    Locale.ROOT,
                    format,
                    loss.parameter().key(),
                    loss.values(),
                    loss.roundedToZero(),
                    loss.clipped(),
                    loss.rescaled(),
                    range(result.scales(loss.parameter())));
        }
    }

    private static String range(double[] scales) {
        double min = java.util.Arrays.stream(scales).min().orElse(1);
        double max = java.util.Arrays.stream(scales).max().orElse(1);
        return min == max
                ? String.format(Locale.ROOT, "%.4g", min)
                : String.format(Locale.ROOT, "%.4g..%.4g", min, max);
    }
}
