package dev.xylo.cli;

import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.regress.Golden;
import dev.xylo.regress.States;
import dev.xylo.regress.StatesBuilder;
import dev.xylo.regress.wave.Signal;
import dev.xylo.regress.wave.Signals;
import dev.xylo.regress.wave.Vcd;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import picocli.CommandLine.Option;

/** A run as a waveform. */
final class WaveOptions {
    /** Where a network does not say how long a step is: as a study takes it. */
    private static final double STANDARD_DT = 1e-3;

    @Option(
            names = "--wave",
            paramLabel = "FILE",
            description =
                    "Also write every state, the input and what saturated as a waveform: .vcd or .vcd.gz, with a .gtkw beside it that"
                            + " groups the signals in GTKWave. One sample.")
    Path wave;

    @Option(
            names = "--wave-neurons",
            split = ",",
            paramLabel = "N|FROM-TO",
            description = "Hidden neurons in the waveform, such as 0,3,8-15. Default: all.")
    List<String> neurons = List.of();

    /** Whether a waveform is asked for. */
    boolean given() {
        return wave != null || !neurons.isEmpty();
    }

    /** Where it goes, checked. */
    private void check() {
        if (wave == null) {
            throw new IllegalArgumentException("--wave-neurons chooses signals of --wave FILE");
        }
        if (!wave.toString().endsWith(".vcd") && !wave.toString().endsWith(".vcd.gz")) {
            throw new IllegalArgumentException(
                    "a waveform is written as .vcd or .vcd.gz (FST: GTKWave's vcd2fst makes it from .vcd); '" + wave
                            + "' is something else");
        }
    }

    /** Writes it, if it is asked for. */
    void write(XyloNetwork network, Simulator simulator, OptionalDouble dt, DataSet data, CheckpointOptions checkpoints)
            throws IOException {
        if (!given()) {
            return;
        }
        check();
        if (data.samples().size() != 1) {
            throw new IllegalArgumentException("a waveform is of one sample; the input has "
                    + data.samples().size() + " (give one with shape (T, Nin))");
        }
        SpikeRaster input = data.samples().get(0);
        Simulator own = simulator.fork();
        Recording run = checkpoints
                .run(simulator, input, Golden.allOf(simulator.core()))
                .orElseGet(() -> own.run(input, Golden.allOf(simulator.core())));
        StatesBuilder states = new StatesBuilder();
        states.add(run);
        Signals names = Signals.of("xylo", network, chosen(network.shape().hidden()));
        List<Signal> signals = new ArrayList<>(names.input(input));
        signals.addAll(names.states(states.build(), 0));
        own.reset();
        checkpoints.restore(own);
        signals.addAll(names.counters(own, input));
        write(signals, dt);
    }

    /** Two runs and their difference. */
    void write(States a, States b) throws IOException {
        if (!given()) {
            return;
        }
        check();
        if (a.samples() != 1 || b.samples() != 1) {
            throw new IllegalArgumentException(
                    "a waveform is of one sample; there are " + a.samples() + " and " + b.samples());
        }
        List<Signal> first = Signals.of("a", chosen(Integer.MAX_VALUE)).states(a, 0);
        List<Signal> second = Signals.of("b", chosen(Integer.MAX_VALUE)).states(b, 0);
        List<Signal> signals = new ArrayList<>(first);
        signals.addAll(second);
        signals.addAll(Signals.differences(first, second));
        write(signals, OptionalDouble.empty());
    }

    private void write(List<Signal> signals, OptionalDouble dt) throws IOException {
        Vcd.write(wave, signals, dt.orElse(STANDARD_DT));
        Vcd.writeGroups(Vcd.groupsOf(wave), wave, signals);
    }

    private IntPredicate chosen(int hidden) {
        if (neurons.isEmpty()) {
            return neuron -> true;
        }
        BitSet chosen = new BitSet();
        for (String word : neurons) {
            String[] ends = word.strip().split("-", -1);
            try {
                int from = Integer.parseInt(ends[0]);
                int to = Integer.parseInt(ends[ends.length - 1]);
                if (ends.length > 2 || from < 0 || to < from || to >= hidden) {
                    throw new NumberFormatException();
                }
                chosen.set(from, to + 1);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--wave-neurons: '" + word + "' is no hidden neuron or range of them"
                                + (hidden == Integer.MAX_VALUE ? "" : ", 0.." + (hidden - 1)),
                        e);
            }
        }
        return chosen::get;
    }
}
