package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.regress.bench.Testbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo testbench}. */
@Command(
        name = "testbench",
        description = {
            "Write a self-checking SystemVerilog test bench: memories, input and every expected state as images, a behavioural reference, a"
                    + " bench and a Makefile. A design with the reference's ports takes its place: make DESIGN=my_core.sv.",
            "'make' in the folder ends with PASS, or names step, neuron and state."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TestbenchCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NET", description = "Integer network of any format.")
    Path network;

    @Option(
            names = {"--data", "--input"},
            paramLabel = "FILE",
            description = "Input spike counts (T, Nin), one sample. Default: 'input' in NET.")
    Path input;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder to write; replaced if it holds a bench and nothing else.")
    Path output;

    @Option(
            names = "--simulator",
            converter = ToolChoice.class,
            defaultValue = "icarus",
            description =
                    "What 'make' starts: icarus (iverilog 11 or newer) or verilator (5 or newer). Default: ${DEFAULT-VALUE}.")
    Testbench.Tool simulator;

    @Mixin
    CoreOption coreOption;

    @Mixin
    NetworkOptions networkOptions;

    @Override
    public Integer call() throws IOException {
        XyloNetwork integers =
                networkOptions.read(network, spec.commandLine().getErr()).toXyloNetwork();
        if (input == null && !DataSets.hasInput(network)) {
            throw new ParameterException(
                    spec.commandLine(), network + " holds no 'input': give the input spikes with --data FILE");
        }
        DataSet data = DataSets.read(input == null ? network : input);
        if (data.samples().size() != 1 || data.samples().get(0).steps() == 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a bench runs one sample of at least one step; the input has "
                            + data.samples().size() + " samples (give one with shape (T, Nin))");
        }
        long values = new Testbench(
                        integers, coreOption.or(Core.CORE_2), data.samples().get(0))
                .write(output, simulator);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "wrote %s: %,d steps, %,d values to compare; make -C %s%n",
                        output,
                        data.samples().get(0).steps(),
                        values,
                        output);
        return 0;
    }

    static final class ToolChoice extends Choice<Testbench.Tool> {
        ToolChoice() {
            super("simulator", List.of(Testbench.Tool.values()), Testbench.Tool::key);
        }
    }
}
