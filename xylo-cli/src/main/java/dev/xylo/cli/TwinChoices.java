package dev.xylo.cli;

import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What the float network is like: which one is simulated, or followed by the methods that follow one. */
final class TwinChoices {
    @Option(
            names = "--decay",
            converter = Choices.DecayChoice.class,
            description = "Decay of the float network: exponential exp(-2^-dash), euler 1-2^-dash, or bitshift"
                    + " 1-2^-round(dash). Default: exponential.")
    Decay decay;

    @Option(
            names = "--caps",
            converter = Choices.CapsChoice.class,
            paramLabel = "chip|none|N|IN,HIDDEN,OUT",
            description =
                    "Spikes per step of the float network: as on the chip (15 input, 31 hidden, 1 readout), uncapped, N for every"
                            + " neuron, or each by itself, such as none,31,1. Default: chip.")
    Caps caps;

    @Option(
            names = "--timing",
            converter = Choices.Timing.class,
            description =
                    "When a hidden spike reaches the float network's readout: one step later (chip) or in the same"
                            + " step (rockpool); torch: later hidden layers too in the same step. Default: chip.")
    ReadoutTiming timing;

    TwinOptions options() {
        TwinOptions standard = TwinOptions.DEFAULT;
        return new TwinOptions(
                decay == null ? standard.decay() : decay,
                caps == null ? standard.caps() : caps,
                timing == null ? standard.timing() : timing);
    }

    /** The first of the options that was given. */
    Optional<String> given() {
        return Stream.of(decay == null ? "" : "--decay", caps == null ? "" : "--caps", timing == null ? "" : "--timing")
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
