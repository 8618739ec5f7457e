package dev.xylo.cli;

import dev.xylo.formats.FormatException;
import dev.xylo.regress.frontend.CaseKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo encode}. */
@Command(
        name = "encode",
        description =
                "Turn a recorded signal into the spike counts that a core takes, as the chips' input interfaces do it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EncodeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "1",
            paramLabel = "CASE",
            description = "A recorded case (.npz with p_* parameters and in_* inputs).")
    Path in;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "File to write: .npz.")
    Path output;

    @Option(
            names = "--record",
            split = ",",
            paramLabel = "STAGE",
            description = "Stages to write, or all. Default for a case: the last one.")
    List<String> record = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Kind of a case whose keys do not tell it, such as imu or audio3-external.")
    String kind;

    @Override
    public Integer call() throws IOException {
        if (!output.toString().endsWith(".npz")) {
            throw new ParameterException(
                    spec.commandLine(), "spike counts are written as .npz; '" + output + "' is something else");
        }
        return new CaseEncoding(in, kind()).run(output, record, spec.commandLine());
    }

    private CaseKind kind() throws FormatException {
        if (kind == null) {
            return null;
        }
        return CaseKind.of(kind)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + kind + "' is no kind of case; kinds are " + CaseKind.names()));
    }
}
