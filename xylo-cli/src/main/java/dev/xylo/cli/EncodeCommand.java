package dev.xylo.cli;

import dev.xylo.regress.frontend.CaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo encode}. */
@Command(
        name = "encode",
        description =
                "Turn sound or motion into the spike counts that a core takes, as the chips' input interfaces do it.",
        customSynopsis = {
            "xylo encode imu|audio3|audio2 IN -o OUT [OPTIONS]",
            "       xylo encode CASE.npz --record all -o OUT [--kind KIND]"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EncodeCommand implements Callable<Integer> {
    private static final List<String> INTERFACES = List.of("imu", "audio3", "audio2");

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "IN",
            description =
                    "The interface, imu, audio3 or audio2, and a recording: WAV, CSV, NPY, NPZ or HDF5 ('signal' with 'rate'), or a folder"
                            + " of them. Or a recorded case alone (.npz with p_* parameters and in_* inputs).")
    List<String> words = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description =
                    "File to write: .npz with 'input' (T, channels) and 'dt'; of a folder also 'lengths' and 'label'.")
    Path output;

    @Option(
            names = "--record",
            split = ",",
            paramLabel = "STAGE",
            description =
                    "Intermediate signals to write as well, such as filtered or thresholds, or all. Of a case the stages to write;"
                            + " default: the last.")
    List<String> record = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Kind of a case whose keys do not tell it, such as imu or audio3-external.")
    String kind;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = "Of a folder: lines file,label. The files that it names are encoded, in its order.")
    Path labels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Of a folder: recordings at once. Default: one per processor.")
    Integer threads;

    @Mixin
    EncodeOptions options;

    @Override
    public Integer call() throws IOException {
        if (!output.toString().endsWith(".npz")) {
            throw wrong("spike counts are written as .npz; '" + output + "' is something else");
        }
        if (words.size() == 1) {
            return ofCase(words.get(0));
        }
        if (!INTERFACES.contains(words.get(0))) {
            throw wrong("'" + words.get(0) + "' is no interface; interfaces are " + String.join(", ", INTERFACES));
        }
        if (kind != null) {
            throw wrong("--kind is of a recorded case, which stands alone: xylo encode CASE.npz --kind " + kind);
        }
        Path in = Path.of(words.get(1));
        RecordingEncoding encoding =
                new RecordingEncoding(options.encoder(words.get(0), spec.commandLine()), output, spec.commandLine());
        if (Files.isDirectory(in)) {
            if (!record.isEmpty()) {
                throw wrong("--record writes the stages of one recording; " + in + " is a folder");
            }
            return encoding.folder(in, labels, threads());
        }
        if (labels != null || threads != null) {
            throw wrong("--labels and --threads are of a folder of recordings; " + in + " is none");
        }
        return encoding.file(in, record);
    }

    private int ofCase(String word) throws IOException {
        if (INTERFACES.contains(word)) {
            throw wrong("a recording is missing: xylo encode " + word + " IN -o OUT");
        }
        options.refuseAny(word, spec.commandLine());
        if (labels != null || threads != null) {
            throw wrong("--labels and --threads are of a folder of recordings");
        }
        CaseKind known = kind == null || CaseKind.isError(kind)
                ? null
                : CaseKind.of(kind)
                        .orElseThrow(() -> wrong(
                                "'" + kind + "' is no kind of case; kinds are " + String.join(", ", CaseKind.names())));
        return new CaseEncoding(Path.of(word), known).run(output, record, spec.commandLine());
    }

    private int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1 || threads > 1024) {
            throw wrong("--threads " + threads + "; needed is 1..1024");
        }
        return threads;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
