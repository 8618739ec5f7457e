package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.sim.Simulator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which simulator runs the integers. */
final class SimulatorOptions {
    @Mixin
    CoreOption core;

    @Option(
            names = "--kernel",
            converter = Choices.Kernel.class,
            paramLabel = "NAME",
            description = "Kernel that computes the steps; all give the same bits.")
    String kernel;

    /** Whether one of them was given. */
    boolean given() {
        return core.core != null || kernel != null;
    }

    Simulator of(XyloNetwork network, Core otherwise) {
        Core revision = core.or(otherwise);
        return kernel == null ? Simulator.of(network, revision) : Simulator.of(network, revision, kernel);
    }
}
