package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.Specification;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.regress.NetworkDigest;
import dev.xylo.regress.RunInput;
import dev.xylo.sim.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo record}. */
@Command(
        name = "record",
        description = {
            "Write a golden file: a network, its input and every state of its run on the chip, in one .npz.",
            "Later, 'xylo simulate NET --expect GOLDEN' or 'xylo diff GOLDEN OTHER' says whether anything changed."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RecordCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "NET",
            description = "Integer network of any format; the folder of a RAM dump holds its input too.")
    Path network;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Input spike counts: .npz with 'input', .npy, or the folder of a RAM dump. Default: 'input' in NET.")
    Path input;

    @Option(names = "--input", hidden = true)
    void input(Path file) {
        input = file;
    }

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "GOLDEN",
            description = "Golden file to write: .npz.")
    Path output;

    @Mixin
    SimulatorOptions simulatorOptions;

    @Mixin
    NetworkOptions networkOptions;

    @Mixin
    DataArguments dataArguments;

    @Override
    public Integer call() throws IOException {
        if (!output.toString().endsWith(".npz")) {
            throw new ParameterException(
                    spec.commandLine(), "a golden file is written as .npz; '" + output + "' is something else");
        }
        Specification read = networkOptions.read(network, spec.commandLine().getErr());
        XyloNetwork integers = read.toXyloNetwork();
        Path inputFile = inputFile();
        Simulator simulator = simulatorOptions.of(integers, Core.CORE_2);
        dataArguments.know(read, networkOptions);
        DataSet data = dataArguments.said(RunInput.read(inputFile, dataArguments.options(), simulator));
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("program", new Main.Version().getVersion()[0]);
        provenance.put("kernel", simulator.kernel());
        provenance.put("network", String.valueOf(network.getFileName()));
        provenance.put("input", String.valueOf(inputFile.getFileName()));
        Golden golden = new Golden(integers, simulator.core(), data, Golden.run(simulator, data.samples()), provenance);
        GoldenFile.write(output, golden);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "wrote %s: core %d, %d %s, %,d steps, all states; network SHA-256 %s...%n",
                        output,
                        simulator.core().number(),
                        data.samples().size(),
                        data.samples().size() == 1 ? "sample" : "samples",
                        data.samples().stream().mapToLong(SpikeRaster::steps).sum(),
                        NetworkDigest.of(integers).substring(0, 12));
        return 0;
    }

    private Path inputFile() throws IOException {
        if (input != null) {
            return input;
        }
        if (!DataSets.hasInput(network)) {
            throw new ParameterException(
                    spec.commandLine(), network + " holds no 'input': give the input spikes with --data FILE");
        }
        return network;
    }
}
