package dev.xylo.cli;

import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.ReadOptions;
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

    @Option(
            names = "--architecture",
            paramLabel = "MODULE",
            split = ",",
            description =
                    "Modules of a network that Rockpool saved (net.save, a state dict), in the order in which spikes pass them, such as"
                            + " lin1,lif1,lin2,lif2. Default: their names' numbers, as Sequential and SynNet give them.")
    List<String> architecture = List.of();

    @Option(
            names = "--relay",
            description =
                    "NIR: where paths of different length meet, put neurons that repeat their input into the shorter one, so that all"
                            + " take the same steps.")
    boolean relay;

    /** What the person says, beside the file. */
    ReadOptions options() {
        OptionalDouble seconds = dt == null ? OptionalDouble.empty() : OptionalDouble.of(dt);
        return new ReadOptions(seconds, Optional.ofNullable(reset), architecture, relay);
    }

    /** Reads, and says on {@code err} what was tolerated or assumed. */
    Specification read(Path file, PrintWriter err) throws IOException {
        return read(file, options(), err);
    }

    /** The same with what the command knows otherwise. */
    static Specification read(Path file, ReadOptions options, PrintWriter err) throws IOException {
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
