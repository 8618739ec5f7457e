package dev.xylo.formats.network;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFolder;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * RAM images: a folder of files in hexadecimal, one for each memory of the chip, that a hardware test bench loads. The layout is that of
 * xylosim 0.1.3, whose files ours equal byte for byte. Core 1 has no memory of biases.
 */
final class RamImageFormat implements NetworkFormat {
    private final Optional<Chip> chip;

    /** For the first chip that a network needs. */
    RamImageFormat() {
        this(Optional.empty());
    }

    private RamImageFormat(Optional<Chip> chip) {
        this.chip = chip;
    }

    @Override
    public NetworkFormat forChip(Chip other) {
        return new RamImageFormat(Optional.of(other));
    }

    @Override
    public String name() {
        return "RAM images";
    }

    @Override
    public List<String> extensions() {
        return List.of("ram");
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of();
    }

    /** A folder with the configuration of a test bench in it. */
    @Override
    public boolean recognizes(Path file, byte[] head) {
        return Files.isDirectory(file) && Files.isRegularFile(file.resolve(RamFile.CONFIG));
    }

    @Override
    public Specification read(Path file) throws FormatException {
        return Heap.guard(file, () -> new RamReader(file).read());
    }

    @Override
    public Fit fit(Specification specification) throws FormatException {
        ChipForm form = new ChipForm(specification, name());
        return fit(form, form.target(chip), specification);
    }

    private Fit fit(ChipForm form, Chip target, Specification specification) throws FormatException {
        form.expand();
        if (form.usesSecondSynapse()) {
            form.squeeze();
        } else {
            form.oneSynapse();
        }
        if (target.core().hasBias()) {
            form.bias(RamFile.NBRAM.min(), RamFile.NBRAM.max());
        } else {
            form.drop(Parameter.BIAS, "; " + target + " has no bias");
            form.drop(Parameter.BIAS_OUT, "; " + target + " has no bias");
        }
        form.oneAliasEach();
        Fit fit = form.fit();
        check(fit.specification(), specification.source());
        return fit;
    }

    /** What the width of the addresses and counters in the files allows. */
    private static void check(Specification specification, Path source) throws FormatException {
        NetworkShape shape = specification.shape();
        if (shape.hidden() > RamFile.MAX_HIDDEN) {
            throw new FormatException(
                    source,
                    null,
                    "has " + shape.hidden() + " hidden neurons; RAM images number them in 3 hexadecimal digits, "
                            + RamFile.MAX_HIDDEN + " at most");
        }
        int[] fanOut = RamWriter.fanOut(specification.toXyloNetwork());
        for (int neuron = 0; neuron < fanOut.length; neuron++) {
            if (fanOut[neuron] > RamFile.MAX_FAN_OUT) {
                throw new FormatException(
                        source,
                        null,
                        "hidden neuron " + neuron + " has " + fanOut[neuron]
                                + " recurrent targets; RAM images count them in 2 hexadecimal digits, "
                                + RamFile.MAX_FAN_OUT + " at most");
            }
        }
    }

    @Override
    public void write(Path file, Specification specification, Map<String, NdArray> extra) throws FormatException {
        ChipForm.noExtras(file, name(), extra);
        write(file, specification, chip, folder -> {});
    }

    /** Images, and a run beside them. */
    void write(Path file, Specification specification, Chip target, RamDumpWriter dump) throws FormatException {
        write(file, specification, Optional.of(target), dump::write);
    }

    private void write(Path file, Specification specification, Optional<Chip> chosen, AtomicFolder.Body more)
            throws FormatException {
        ChipForm form = new ChipForm(specification, name());
        Chip target = form.target(chosen);
        Specification fitted = fit(form, target, specification).lossless(file, name());
        XyloNetwork network = fitted.toXyloNetwork();
        AtomicFolder.write(file, RamFile::isOurs, folder -> {
            new RamWriter(folder, network, fitted.timeStep(), target.core()).write();
            more.writeTo(folder);
        });
    }
}
