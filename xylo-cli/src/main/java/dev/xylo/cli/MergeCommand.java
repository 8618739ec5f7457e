package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.SideBySide;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.rules.Design;
import dev.xylo.core.rules.DesignCheck;
import dev.xylo.core.rules.DesignRules;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo merge}. */
@Command(
        name = "merge",
        description = {
            "Put integer networks side by side on one chip; each computes what it computes alone, bit for bit.",
            "Hidden and readout neurons come one network after the other, input channels too unless they are shared."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MergeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(arity = "2..*", paramLabel = "NET", description = "Integer networks of any format, at least two.")
    List<Path> files;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "NET",
            description = "Network to write: .npz or .json.")
    Path output;

    @Option(names = "--shared-inputs", description = "All networks listen to the same input channels.")
    boolean sharedInputs;

    @Option(
            names = "--chip",
            converter = Choices.ChipChoice.class,
            paramLabel = "CHIP",
            description = "Refuse what this chip cannot hold, and say how many chips it would take.")
    Chip chip;

    @Mixin
    NetworkOptions networkOptions;

    @Override
    public Integer call() throws IOException {
        List<XyloNetwork> networks = new ArrayList<>();
        OptionalDouble dt = OptionalDouble.empty();
        for (Path file : files) {
            Specification read = networkOptions.read(file, spec.commandLine().getErr());
            networks.add(read.toXyloNetwork());
            if (dt.isPresent()
                    && read.timeStep().isPresent()
                    && dt.getAsDouble() != read.timeStep().getAsDouble()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "the time steps differ: dt is " + dt.getAsDouble() + " s before " + file + ", which has "
                                + read.timeStep().getAsDouble() + " s; a chip has one");
            }
            dt = dt.isPresent() ? dt : read.timeStep();
        }
        XyloNetwork merged = SideBySide.of(networks, sharedInputs);
        if (chip != null) {
            requireRoom(networks, merged);
        }
        Specification written = Specification.of(merged);
        NetworkFormats.write(output, dt.isPresent() ? written.withTimeStep(dt.getAsDouble()) : written);
        spec.commandLine()
                .getOut()
                .printf(
                        "wrote %s: %d networks side by side, %s, %s%n",
                        output,
                        networks.size(),
                        merged.shape(),
                        sharedInputs ? "on the same input channels" : "each with its own input channels");
        return 0;
    }

    private void requireRoom(List<XyloNetwork> networks, XyloNetwork merged) {
        DesignCheck check = check(List.of(merged));
        if (check.fits()) {
            return;
        }
        String reason = check.errors().get(0).text();
        for (int i = 0; i < networks.size(); i++) {
            DesignCheck alone = check(List.of(networks.get(i)));
            if (!alone.fits()) {
                throw new IllegalArgumentException(chip + " cannot hold " + files.get(i) + " even alone: "
                        + alone.errors().get(0).text());
            }
        }
        List<List<Integer>> chips = chips(networks);
        throw new IllegalArgumentException("one " + chip + " cannot hold them: " + reason + "; " + chips.size()
                + " chips would: "
                + chips.stream()
                        .map(chip ->
                                chip.stream().map(i -> files.get(i).toString()).collect(Collectors.joining(" with ")))
                        .collect(Collectors.joining(", ")));
    }

    /** Each network on the first chip that has room: not always the fewest, and never more than one a network. */
    private List<List<Integer>> chips(List<XyloNetwork> networks) {
        List<List<Integer>> chips = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            int next = i;
            List<Integer> room = chips.stream()
                    .filter(chip -> {
                        List<XyloNetwork> together =
                                new ArrayList<>(chip.stream().map(networks::get).toList());
                        together.add(networks.get(next));
                        return check(together).fits();
                    })
                    .findFirst()
                    .orElse(null);
            if (room == null) {
                room = new ArrayList<>();
                chips.add(room);
            }
            room.add(i);
        }
        return chips;
    }

    private DesignCheck check(List<XyloNetwork> networks) {
        return DesignRules.check(Design.of(SideBySide.of(networks, sharedInputs)), chip);
    }
}
