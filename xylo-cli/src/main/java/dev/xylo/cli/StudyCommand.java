package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataOptions;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.network.Specification;
import dev.xylo.study.Study;
import dev.xylo.study.StudyDirectory;
import dev.xylo.study.StudyFiles;
import dev.xylo.study.engine.TaskEngine;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.ResultTable;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
        sortOptions = false,
        modelTransformer = StudyOptions.class)
final class StudyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "NET|DIR|STUDY",
            description =
                    "Float specification (.npz, .json or .nir), or a folder with network.npz (or network.json) and test.npz, or a"
                            + " study file (.yaml or .json) that says everything.")
    Path argument;

    @Option(names = "--samples", paramLabel = "N", description = "Take the first N samples only.")
    Integer samples;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Folder for results.json, results.csv, counts.npz, scores.npz and report.html. Default: results/<name of NET>.")
    Path output;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; the result does not depend on them. Default: all cores.")
    Integer threads;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "Run on Apache Spark: local[*], local[N] or spark://HOST:PORT. The result does not depend on it.")
    String spark;

    @Option(
            names = "--fresh",
            description = "Begin anew: overwrite what earlier runs, of whatever study, have left in the folder.")
    boolean fresh;

    @Mixin
    Gate gate;

    @Override
    public Integer call() throws IOException {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + workers + "; it must be at least 1");
        }
        if (threads != null && spark != null) {
            throw new ParameterException(
                    spec.commandLine(), "--threads and --spark exclude each other: the master says how many cores");
        }
        if (samples != null && samples < 1) {
            throw new ParameterException(spec.commandLine(), "--samples is " + samples + "; it must be at least 1");
        }
        try (Machines machines = spark == null ? new Machines(workers) : Machines.ofSpark(spark, spec.commandLine())) {
            return run(machines);
        }
    }

    private int run(Machines machines) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        StudyInput input =
                new StudyInput(argument, StudyOptions.given(spec.commandLine().getParseResult()), spec.commandLine());
        StudyPlan asked = machines.fetch(input.plan());
        Specification read =
                NetworkOptions.read(asked.sources().network(), asked.sources().reading(), err);
        StudyPlan plan = timed(asked, read);
        FloatNetwork network = read.toFloatNetwork();
        Path directory = output == null ? Path.of("results", input.title()) : output;
        if (spark != null && plan.sources().samples().labels().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--labels is not read on Spark's machines; put samples and labels into one file: xylo convert "
                            + plan.sources().data() + " data.npz --as data --labels "
                            + plan.sources().samples().labels().get());
        }
        DataOptions reading = plan.sources().readingData(network.shape());
        try (SampleSource all = DataSets.open(plan.sources().data(), reading, directory)) {
            DataArguments.print(all.remarks(), err);
            SampleSource data = samples == null ? all : all.first(samples);
            gate.complaint(data.labels().length > 0).ifPresent(complaint -> {
                throw new ParameterException(spec.commandLine(), complaint);
            });
            List<SpikeRaster> calibration = plan.sources().calibrate().isEmpty()
                    ? List.of()
                    : DataSets.read(plan.sources().calibrate().get(), reading.unlabelled())
                            .samples();
            Optional<Chip> chip = plan.choices().target().chip();
            if (chip.isPresent()) {
                ChipFit.require(chip.get(), network);
            }
            Study study = new Study(input.title(), plan, network, data, calibration);
            if (chip.isPresent()) {
                ChipFit.require(chip.get(), study.program());
            }
            StudyDirectory files = StudyDirectory.open(directory, input.title(), plan, data.samples(), fresh);
            long start = System.nanoTime();
            Optional<StudyResults> complete = files.complete();
            StudyResults results;
            if (complete.isPresent()) {
                results = complete.get();
                files.render(results);
            } else {
                results = run(study, files, directory, machines.engine());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            print(out, err, network, plan, data, results);
            machines.summary().ifPresent(out::println);
            out.printf(
                    Locale.ROOT,
                    "%d configuration%s %s; report: %s%n",
                    results.names().size(),
                    results.names().size() == 1 ? "" : "s",
                    complete.isPresent()
                            ? "complete already"
                            : String.format(Locale.ROOT, "in %.1f s on %s", seconds, machines),
                    directory.resolve(StudyFiles.REPORT));
            if (results.undecided().isPresent()) {
                err.println("xylo: no verdict, see above; what was simulated is in " + directory
                        + "; readouts that do not spike are read with --decode, such as vmem-mean or isyn-last");
                return ExitCode.USAGE;
            }
            List<String> failures = gate.failures(results);
            failures.forEach(reason -> err.println("xylo: " + reason));
            return failures.isEmpty() ? 0 : Gate.NOT_REACHED;
        }
    }

    /** What the network's file says of its time step holds where nobody says another. */
    private static StudyPlan timed(StudyPlan plan, Specification read) {
        return plan.sources().reading().dt().isPresent() || read.timeStep().isEmpty()
                ? plan
                : plan.toBuilder()
                        .set(PlanKeys.DT, read.timeStep().getAsDouble())
                        .build();
    }

    private StudyResults run(Study study, StudyDirectory files, Path directory, TaskEngine engine) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "samples")) {
            Interruption interruption = new Interruption(err, bar, directory);
            try {
                return files.run(study, engine, bar);
            } finally {
                interruption.forget();
            }
        }
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
                plan.choices().target().cores().stream()
                        .map(core -> Integer.toString(core.number()))
                        .collect(Collectors.joining(", ")),
                plan.reference().decay().key(),
                plan.choices().compat().stream().map(version -> version.key()).collect(Collectors.joining(", ")));
        out.print(ResultTable.text(results));
        out.println();
        results.verdict().forEach(out::println);
        out.println();
        Warnings.print(err, ResultTable.warnings(results));
    }
}
