package dev.xylo.cli;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.regress.Checkpoint;
import dev.xylo.regress.Comparison;
import dev.xylo.regress.ComparisonText;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.regress.StatesBuilder;
import dev.xylo.sim.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo replay}. */
@Command(
        name = "replay",
        description = {
            "Go on from any step of a golden file, with the state recorded there, and compare every later state with it.",
            "Exit status: 0 equal, 1 different, 2 wrong input."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "GOLDEN", description = "Golden file, as 'xylo record' writes it.")
    Path file;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "STEP",
            description = "Steps that are taken from the recording, 0..T-1; the rest is run.")
    int at;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "0",
            description = "Which sample of a batch. Default: ${DEFAULT-VALUE}.")
    int sample;

    @Option(
            names = "--kernel",
            converter = Choices.Kernel.class,
            paramLabel = "NAME",
            description = "Kernel that computes the steps; all give the same bits.")
    String kernel;

    @Override
    public Integer call() throws IOException {
        Golden golden = GoldenFile.read(file);
        if (sample < 0 || sample >= golden.states().samples()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--sample is " + sample + "; it must be 0.."
                            + (golden.states().samples() - 1));
        }
        if (at < 0 || at >= golden.states().steps(sample)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--at is " + at + "; it must be 0.." + (golden.states().steps(sample) - 1)
                            + ", so that a step is left to run");
        }
        Checkpoint checkpoint = Checkpoint.of(golden, sample, at);
        Simulator simulator = kernel == null
                ? Simulator.of(golden.network(), golden.core())
                : Simulator.of(golden.network(), golden.core(), kernel);
        simulator.restore(checkpoint.state());
        SpikeRaster input = golden.data().samples().get(sample);
        StatesBuilder states = new StatesBuilder();
        states.add(simulator.run(input.slice(at, input.steps()), Golden.allOf(golden.core())));
        Comparison comparison = Comparison.of(golden.states().part(sample, at), states.build());
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s from the state after %,d of %,d steps, kernel %s; step 0 below is step %d there%n",
                        file,
                        at,
                        input.steps(),
                        simulator.kernel(),
                        at);
        spec.commandLine().getOut().print(ComparisonText.of(comparison, file.toString(), "this run", Optional.empty()));
        return comparison.equal() ? 0 : DiffCommand.DIFFERENT;
    }
}
