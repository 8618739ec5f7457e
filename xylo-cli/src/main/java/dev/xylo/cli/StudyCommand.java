package dev.xylo.cli;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.study.Study;
import dev.xylo.study.StudyFiles;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.ResultTable;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            paramLabel = "NET|DIR|STUDY",
            description =
                    "Float specification (.npz or .json), or a folder with network.npz (or network.json) and test.npz, or a"
                            + " study file (.yaml or .json) that says everything.")
    Path argument;

    @Mixin
    StudyOptions options;

    @Option(names = "--samples", paramLabel = "N", description = "Take the first N samples only.")
    Integer samples;

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

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + workers + "; it must be at least 1");
        }
        if (samples != null && samples < 1) {
            throw new ParameterException(spec.commandLine(), "--samples is " + samples + "; it must be at least 1");
        }
        StudyInput input = new StudyInput(argument, options, spec.commandLine());
        StudyPlan plan = input.plan();
        Specification read = NetworkFormats.read(plan.network());
        Warnings.print(err, read.warnings());
        FloatNetwork network = read.toFloatNetwork();
        Path directory = output == null ? Path.of("results", input.title()) : output;
        try (SampleSource all = SampleSource.of(DataSets.read(plan.data()))) {
            SampleSource data = samples == null ? all : all.first(samples);
            Study study = new Study(input.title(), plan, network, data);
            // Said before the work, not after it: a folder that cannot be written would lose the results.
            makeFolder(directory);
            long start = System.nanoTime();
            Study.Outcome outcome;
            try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "samples")) {
                outcome = study.run(workers, bar);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            StudyFiles.write(outcome, directory);
            print(out, err, network, plan, data, outcome.results());
            out.printf(
                    Locale.ROOT,
                    "%d configurations in %.1f s on %d threads; report: %s%n",
                    outcome.results().names().size(),
                    seconds,
                    workers,
                    directory.resolve(StudyFiles.REPORT));
        }
        return 0;
    }

    private static void print(
            PrintWriter out,
            PrintWriter err,
            FloatNetwork network,
            StudyPlan plan,
            SampleSource data,
            StudyResults results) {
        out.printf(
                Locale.ROOT,
                "%s: network %s; %,d samples, %,d steps; core %s; float decay %s; quantized as %s%n%n",
                results.title(),
                network.shape(),
                data.samples(),
                data.steps(),
                plan.cores().stream()
                        .map(core -> Integer.toString(core.number()))
                        .collect(Collectors.joining(", ")),
                plan.decay().key(),
                plan.compat().stream().map(version -> version.key()).collect(Collectors.joining(", ")));
        out.print(ResultTable.text(results));
        out.println();
        results.verdict().forEach(out::println);
        out.println();
        Warnings.print(err, ResultTable.warnings(results));
    }

    private static void makeFolder(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IOException(
                    "cannot make the folder " + directory + " for the results; choose another with -o DIR", e);
        }
    }
}
