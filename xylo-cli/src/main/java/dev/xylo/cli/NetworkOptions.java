package dev.xylo.cli;

import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.nir.NirOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** Reading a network, with what its file may not say. */
final class NetworkOptions {
    @Option(
            names = "--dt",
            paramLabel = "SECONDS",
            description =
                    "Time step, such as 1e-4. Default: what the file says; for a NIR graph what its r and w_in imply.")
    Double dt;

    @Option(
            names = "--reset",
            converter = ResetChoice.class,
            paramLabel = "subtract|zero",
            description =
                    "What a spike did to the membrane where the NIR graph was trained; the chip subtracts the threshold. Default:"
                            + " a warning, as the file cannot say.")
    NirOptions.Reset reset;

    /** Reads, and says on {@code err} what was tolerated or assumed. */
    Specification read(Path file, PrintWriter err) throws IOException {
        OptionalDouble seconds = dt == null ? OptionalDouble.empty() : OptionalDouble.of(dt);
        return read(file, new NirOptions(seconds, Optional.ofNullable(reset)), err);
    }

    /** The same with what the command knows otherwise. */
    static Specification read(Path file, NirOptions options, PrintWriter err) throws IOException {
        Specification read = NetworkFormats.read(file, options);
        read.notes().forEach(note -> err.println("note: " + note));
        Warnings.print(err, read.warnings());
        return read;
    }

    /** The time step in seconds: as given, else as the network states it. */
    double timeStep(Specification read, double otherwise) {
        return knownTimeStep(read).orElse(otherwise);
    }

    /** The same where there is one. */
    OptionalDouble knownTimeStep(Specification read) {
        return dt != null ? OptionalDouble.of(dt) : read.timeStep();
    }

    /** Reads a {@link NirOptions.Reset}. */
    static final class ResetChoice extends Choice<NirOptions.Reset> {
        ResetChoice() {
            super("reset", List.of(NirOptions.Reset.values()), NirOptions.Reset::key);
        }
    }
}
