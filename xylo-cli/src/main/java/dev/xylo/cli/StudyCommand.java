package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.Specification;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.Configuration;
import dev.xylo.study.ResultTable;
import dev.xylo.study.Study;
import dev.xylo.study.StudyFiles;
import dev.xylo.study.StudyOptions;
import dev.xylo.study.StudyResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code xylo study}. */
@Command(
        name = "study",
        description = "Compare the float network with what each quantization makes of it on the chip.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StudyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "NET|DIR",
            description =
                    "Float specification (.npz, .json or .nir), or a folder with network.npz (or network.json) and test.npz.")
    Path network;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Samples: .npz with 'input' (samples, T, Nin), or (sum T, Nin) with 'lengths', and 'label'. Default: test.npz"
                            + " or data.npz in DIR, or 'input' in NET.")
    Path data;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            converter = Choices.Method.class,
            defaultValue = "global,channel",
            description = "Quantization methods. Default: ${DEFAULT-VALUE}.")
    List<String> methods;

    @Option(
            names = "--bits",
            split = ",",
            paramLabel = "BITS",
            defaultValue = "8,6,4",
            description = "Bits per weight, 2..16 each. Default: ${DEFAULT-VALUE}.")
    List<Integer> bits;

    @Mixin
    QuantizeOptions options;

    @Option(
            names = "--core",
            converter = Choices.CoreChoice.class,
            paramLabel = "1|2",
            defaultValue = "2",
            description =
                    "Core revision: 1 (SYNS61300) or 2 (SYNS61201, SYNS63300, SYNS65302). Default: ${DEFAULT-VALUE}.")
    Core core;

    @Option(
            names = "--decay",
            converter = Choices.DecayChoice.class,
            defaultValue = "exponential",
            description = "Decay of the float network: exponential, euler or bitshift. Default: ${DEFAULT-VALUE}.")
    Decay decay;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Folder for results.json, results.csv, counts.npz and report.html. Default: results/<name of NET>.")
    Path output;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; the result does not depend on them. Default: all cores.")
    Integer threads;

    @Mixin
    NetworkOptions networkOptions;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + workers + "; it must be at least 1");
        }
        StudyOptions studyOptions = new StudyOptions(configurations(), core, TwinOptions.DEFAULT.with(decay));
        Path networkFile = networkFile();
        Specification read = networkOptions.read(networkFile, err);
        FloatNetwork floatNetwork = read.toFloatNetwork();
        DataSet samples = DataSets.read(dataFile(networkFile));
        Path directory = output == null ? Path.of("results", name()) : output;
        Study study = new Study(name(), floatNetwork, samples, studyOptions);
        // Said before the work, not after it: a folder that cannot be written would lose the results.
        makeFolder(directory);
        long start = System.nanoTime();
        StudyResult result;
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "samples")) {
            result = study.run(workers, bar);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        StudyFiles.write(result, directory);
        out.printf(
                Locale.ROOT,
                "%s: network %s; %,d samples, %,d steps; core %d; float decay %s; quantized as %s%n%n",
                name(),
                result.shape(),
                result.samples(),
                result.steps(),
                core.number(),
                decay.key(),
                options.compat.key());
        out.print(ResultTable.text(result));
        out.println();
        Warnings.print(err, ResultTable.warnings(result));
        out.printf(
                Locale.ROOT,
                "%d configurations in %.1f s on %d threads; report: %s%n",
                result.configurations().size(),
                seconds,
                workers,
                directory.resolve("report.html"));
        return 0;
    }

    private static void makeFolder(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IOException(
                    "cannot make the folder " + directory + " for the results; choose another with -o DIR", e);
        }
    }

    private List<Configuration> configurations() {
        List<Configuration> configurations = new ArrayList<>();
        for (String method : methods) {
            for (int width : bits) {
                configurations.add(new Configuration(method, options.withBitsPerWeight(width)));
            }
        }
        return configurations;
    }

    private String name() {
        Path name = network.toAbsolutePath().normalize().getFileName();
        return name == null ? "study" : name.toString().replaceFirst("\\.[^.]+$", "");
    }

    private Path networkFile() {
        return Files.isDirectory(network) ? firstOf(network, "a network", "network.npz", "network.json") : network;
    }

    private Path dataFile(Path networkFile) throws IOException {
        if (data != null) {
            return data;
        }
        if (Files.isDirectory(network)) {
            return firstOf(network, "samples", "test.npz", "data.npz");
        }
        if (!DataSets.hasInput(networkFile)) {
            throw new ParameterException(
                    spec.commandLine(), networkFile + " holds no 'input': give the samples with --data FILE");
        }
        return networkFile;
    }

    private Path firstOf(Path directory, String what, String... names) {
        for (String name : names) {
            if (Files.exists(directory.resolve(name))) {
                return directory.resolve(name);
            }
        }
        throw new ParameterException(
                spec.commandLine(), directory + " holds no " + what + ": looked for " + String.join(" and ", names));
    }
}
