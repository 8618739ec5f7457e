package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.network.Fit;
import dev.xylo.formats.network.NetworkFormat;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.RamDump;
import dev.xylo.formats.network.Specification;
import dev.xylo.regress.States;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where {@code --dump-ram} puts a run.
 *
 * @param folder the folder
 * @param network the network that runs
 * @param chip the first chip with the core that runs it
 */
record RamFolder(Path folder, Specification network, Chip chip) {
    static Optional<RamFolder> of(Path folder, XyloNetwork network, OptionalDouble timeStep, Core core) {
        if (folder == null) {
            return Optional.empty();
        }
        Specification integers = Specification.of(network);
        Chip chip = Chip.all().stream()
                .filter(candidate -> candidate.core() == core)
                .findFirst()
                .orElseThrow();
        return Optional.of(new RamFolder(
                folder, timeStep.isPresent() ? integers.withTimeStep(timeStep.getAsDouble()) : integers, chip));
    }

    /** Finds out before a long run what cannot be written. */
    void check(DataSet data, Path source) throws IOException {
        if (data.samples().size() != 1) {
            throw new FormatException(
                    source,
                    null,
                    "has " + data.samples().size()
                            + " samples; a RAM dump (--dump-ram) is of one, so give a file with one");
        }
        NetworkFormat images = NetworkFormats.ofKey("ram").orElseThrow().forChip(chip);
        Fit fit = images.fit(network);
        if (!fit.losses().isEmpty()) {
            throw new FormatException(
                    folder,
                    null,
                    "not written: " + images.name() + " cannot hold the whole network: "
                            + fit.losses().get(0));
        }
    }

    void write(DataSet data, States states) throws IOException {
        new RamDump(Optional.of(data.samples().get(0)), states.toArrays(false)).write(folder, network, chip);
    }
}
