package dev.xylo.cli;

import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.regress.Checkpoint;
import dev.xylo.regress.NetworkDigest;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** A run that is cut somewhere and goes on elsewhere, bit for bit. */
final class CheckpointOptions {
    @Option(
            names = "--save-state",
            paramLabel = "FILE",
            description = "Save everything that the chip holds after --at steps (.npz); one sample.")
    Path save;

    @Option(names = "--at", paramLabel = "STEP", description = "Steps before the state that --save-state saves, 0..T.")
    Integer at;

    @Option(
            names = "--load-state",
            paramLabel = "FILE",
            description =
                    "Begin with a saved state instead of at rest. The input is the whole one: steps before the state are skipped.")
    Path load;

    private Optional<Checkpoint> loaded = Optional.empty();

    /** Whether one of them was given. */
    boolean given() {
        return save != null || load != null || at != null;
    }

    /** What is wrong with the options alone, if anything. */
    Optional<String> complaint() {
        if (save != null && at == null) {
            return Optional.of("--save-state needs --at STEP: after how many steps?");
        }
        if (save == null && at != null) {
            return Optional.of("--at says when --save-state saves; name its file");
        }
        return save != null && !save.toString().endsWith(".npz")
                ? Optional.of("a state is saved as .npz; '" + save + "' is something else")
                : Optional.empty();
    }

    /**
     * The input that is left to run.
     *
     * @throws IllegalArgumentException if there is more than one sample, or not so many steps
     */
    DataSet begin(XyloNetwork network, Simulator simulator, DataSet data) throws IOException {
        if (!given()) {
            return data;
        }
        if (data.samples().size() != 1) {
            throw new IllegalArgumentException("a state is of one sample; the input has "
                    + data.samples().size() + " (give one with shape (T, Nin))");
        }
        SpikeRaster sample = data.samples().get(0);
        if (load != null) {
            loaded = Optional.of(Checkpoint.read(load, network, simulator.core()));
        }
        int from = loaded.map(Checkpoint::steps).orElse(0);
        if (from > sample.steps()) {
            throw new IllegalArgumentException(
                    load + " is the state after " + from + " steps, but the input has " + sample.steps());
        }
        if (at != null && (at < from || at > sample.steps())) {
            throw new IllegalArgumentException(
                    "--at is " + at + "; it must be " + from + ".." + sample.steps() + ", steps of the input");
        }
        if (save != null) {
            save(network, simulator.fork(), sample, from);
        }
        return new DataSet(List.of(sample.slice(from, sample.steps())), new int[0], data.batch());
    }

    private void save(XyloNetwork network, Simulator simulator, SpikeRaster sample, int from) throws IOException {
        loaded.ifPresent(checkpoint -> simulator.restore(checkpoint.state()));
        simulator.run(sample.slice(from, at));
        new Checkpoint(at, simulator.core(), NetworkDigest.of(network), simulator.snapshot()).write(save);
    }

    /** The run from a loaded state, if there is one. */
    Optional<Recording> run(Simulator simulator, SpikeRaster rest, Set<StateVariable> variables) {
        return loaded.map(checkpoint -> {
            Simulator own = simulator.fork();
            own.restore(checkpoint.state());
            return own.run(rest, variables);
        });
    }

    /** Brings a simulator at rest to where the run begins. */
    void restore(Simulator simulator) {
        loaded.ifPresent(checkpoint -> simulator.restore(checkpoint.state()));
    }
}
