package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataSetFile;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.network.Fit;
import dev.xylo.formats.network.NetworkFormat;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo convert}. */
@Command(
        name = "convert",
        description = {
            "Write a network in another format, and say what that cannot hold.",
            "With --as data: write samples of any format as NPZ with input (samples, T, Nin), label, and lengths where ragged."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
    private static final Set<String> DATA = Set.of("input", "label", "lengths");

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "Network or data; its format is found by its content.")
    Path in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description =
                    "File to write, replaced if it is there; its extension tells the format: .npz, .json (Rockpool), .samna.json,"
                            + " .ram (a folder of RAM images), .nir.")
    Path out;

    @Option(
            names = "--format",
            converter = Choices.FormatChoice.class,
            paramLabel = "FORMAT",
            description = "npz, rockpool, samna, ram or nir, whatever the extension.")
    NetworkFormat format;

    @Option(
            names = "--chip",
            converter = Choices.ChipChoice.class,
            paramLabel = "CHIP",
            description =
                    "Chip to write for, where the format differs: xylo1, audio2, imu, audio3. Default: xylo1 without biases,"
                            + " audio2 with.")
    Chip chip;

    @Option(
            names = "--as",
            converter = KindChoice.class,
            paramLabel = "network|data",
            description = "What IN is. Default: network.")
    Kind as = Kind.NETWORK;

    @Mixin
    NetworkOptions networkOptions;

    @Mixin
    DataArguments dataArguments;

    @Option(names = "--force", description = "Write also what loses values; each loss is a warning then.")
    boolean force;

    @Override
    public Integer call() throws IOException {
        if (as == Kind.DATA) {
            return data();
        }
        dataArguments.given().ifPresent(option -> {
            throw new ParameterException(spec.commandLine(), option + " is about data; add --as data");
        });
        PrintWriter err = spec.commandLine().getErr();
        NetworkFormat from = NetworkFormats.formatOf(in);
        NetworkFormat plain = format == null ? NetworkFormats.forWriting(out) : format;
        NetworkFormat to = chip == null ? plain : plain.forChip(chip);
        Specification read = networkOptions.read(in, err);
        Fit fit = to.fit(networkOptions.dt == null ? read : read.withTimeStep(networkOptions.dt));
        if (!fit.losses().isEmpty() && !force) {
            throw new FormatException(
                    out,
                    null,
                    "not written: " + to.name() + " cannot hold the whole network (--force writes the rest): "
                            + String.join(
                                    "; ",
                                    fit.losses().stream()
                                            .map(Fit.Loss::toString)
                                            .toList()));
        }
        fit.losses().forEach(loss -> err.println("warning: lost: " + loss));
        fit.notes().forEach(note -> err.println("note: " + note));
        noteData(err, from);
        to.write(out, fit.specification(), Map.of());
        spec.commandLine()
                .getOut()
                .printf(
                        "wrote %s: %s network %s, as %s (from %s)%n",
                        out,
                        read.isInteger() ? "integer" : "float",
                        fit.specification().shape(),
                        to.name(),
                        from.name());
        return 0;
    }

    private int data() throws IOException {
        if (!out.toString().endsWith(".npz")) {
            throw new ParameterException(
                    spec.commandLine(), "data are written as .npz; '" + out + "' is something else");
        }
        if (format != null || chip != null || networkOptions.reset != null || force) {
            throw new ParameterException(
                    spec.commandLine(), "--format, --chip, --reset and --force are about networks; IN is data");
        }
        dataArguments.know(networkOptions.dt);
        // Of its own, as what is unpacked there is deleted again.
        Path folder = out.resolveSibling("." + out.getFileName() + ".unpacked");
        try (SampleSource source = dataArguments.open(in, folder)) {
            DataSetFile.write(out, source);
            int samples = source.samples();
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "wrote %s: %,d %s, %,d steps, %d channels%s, as NumPy NPZ (from %s)%n",
                            out,
                            samples,
                            samples == 1 ? "sample" : "samples",
                            source.steps(),
                            source.channels(),
                            source.labels().length == 0 ? ", no labels" : ", labelled",
                            DataSets.formatOf(in).name());
        } finally {
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    /** What a file holds. */
    enum Kind {
        NETWORK,
        DATA;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads a {@link Kind}. */
    static final class KindChoice extends Choice<Kind> {
        KindChoice() {
            super("kind", List.of(Kind.values()), Kind::key);
        }
    }

    /** Data beside the network stays behind. */
    private void noteData(PrintWriter err, NetworkFormat from) throws IOException {
        if (!from.key().equals("npz")) {
            return;
        }
        List<String> data = Npz.keys(in).stream()
                .filter(key -> key.startsWith("expected_") || DATA.contains(key))
                .toList();
        if (!data.isEmpty()) {
            err.println("note: only the network is written, not the data beside it: " + String.join(", ", data));
        }
    }
}
