package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.regress.Comparison;
import dev.xylo.regress.ComparisonText;
import dev.xylo.regress.Golden;
import dev.xylo.regress.NetworkDifference;
import dev.xylo.regress.RunInput;
import dev.xylo.regress.States;
import dev.xylo.regress.StatesBuilder;
import dev.xylo.regress.StatesReader;
import dev.xylo.sim.Batch;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Counters;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.SpikeTotals;
import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo simulate}. */
@Command(
        name = "simulate",
        description = "Run a network on input spikes: the chip bit by bit, or with --float its float twin in double.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    // Enough for every core, few enough to see progress.
    private static final int SAMPLES_AT_ONCE = 128;

    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "NET",
            description =
                    "Integer network (.npz or .json with Rockpool's keys); with --float or --method a float specification or a"
                            + " NIR graph (.nir).")
    Path network;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Input spike counts: .npz with 'input' (T, Nin) or (samples, T, Nin), or (sum T, Nin) with 'lengths'; or"
                            + " .npy. Default: 'input' in NET. Every sample starts from reset.")
    Path input;

    @Option(names = "--input", hidden = true)
    void input(Path file) {
        input = file;
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Recording to write: .npz, time axis first, for a batch a sample axis before it.")
    Path output;

    @Option(
            names = "--dump-ram",
            paramLabel = "DIR",
            description =
                    "Also write what a hardware test bench loads and compares with: RAM images, input spikes and the states after"
                            + " each step, as xylosim does (hibernating steps left out). A folder, replaced if it holds"
                            + " nothing else; one sample.")
    Path dumpRam;

    @Option(
            names = "--expect",
            paramLabel = "GOLDEN",
            description =
                    "Compare the run with a recording (of 'record', of xylosim or Rockpool, of a chip, a RAM dump) and explain the first"
                            + " difference; exit status 1 if there is one. --data and --core default to those of GOLDEN.")
    Path expect;

    @Option(
            names = "--record",
            split = ",",
            paramLabel = "STATE",
            converter = RecordChoice.class,
            description =
                    "What to record besides spikes_out: spikes, i_syn, i_syn_2, v_mem, i_syn_out, v_mem_out, hibernation, or"
                            + " all.")
    List<Recorded> record = List.of();

    @Mixin
    SimulatorOptions simulatorOptions;

    @Mixin
    QuantizeFirst quantize;

    @Option(names = "--float", description = "Simulate the float twin in double.")
    boolean floatTwin;

    @Mixin
    NetworkOptions networkOptions;

    private final List<double[]> scores = new ArrayList<>();

    @Mixin
    CheckpointOptions checkpoints;

    @Mixin
    WaveOptions waves;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        Optional<Golden> golden = expect == null ? Optional.empty() : DiffCommand.goldenOf(expect);
        States expected = expect == null ? null : StatesReader.read(expect);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Specification read = networkOptions.read(network, err);
        quantize.choices.data.know(read, networkOptions);
        Path inputFile = inputFile();
        StatesBuilder file = new StatesBuilder(kept());
        SpikeTotals totals = new SpikeTotals();
        long start = System.nanoTime();
        DataSet data;
        String done;
        Specification ran = read;
        if (floatTwin) {
            FloatTwin twin = FloatTwin.of(read.toFloatNetwork(), quantize.choices.reference());
            data = quantize.choices.data.read(inputFile);
            checkDecoding(twin.shape(), data);
            done = runTwin(twin, data, file, totals, err);
        } else {
            Core core = golden.map(Golden::core).orElse(Core.CORE_2);
            XyloNetwork integers = quantize.isAsked()
                    ? quantize.quantize(read, network, simulatorOptions.core.or(core), MethodChoices.DECODE)
                            .network()
                    : read.toXyloNetwork();
            golden.ifPresent(recorded -> warnOfAnotherNetwork(err, recorded, integers));
            ran = Specification.of(integers);
            Simulator simulator = simulatorOptions.of(integers, core);
            data = checkpoints.begin(
                    integers,
                    simulator,
                    quantize.choices.data.said(RunInput.read(inputFile, quantize.choices.data.options(), simulator)));
            checkDecoding(simulator.shape(), data);
            Optional<RamFolder> dump = RamFolder.of(dumpRam, integers, read.timeStep(), simulator.core());
            if (dump.isPresent()) {
                dump.get().check(data, inputFile);
            }
            done = runChip(simulator, data, file, totals, err);
            waves.write(integers, simulator, read.timeStep(), data, checkpoints);
            if (dump.isPresent()) {
                dump.get().write(data, file.build());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        States states = file.build();
        if (output != null) {
            Map<String, NdArray> arrays = new LinkedHashMap<>(states.toArrays(data.batch()));
            if (quantize.choices.decodeOptions.given()) {
                arrays.putAll(Answers.arrays(scores));
            }
            Npz.write(output, arrays);
        }
        long steps = data.samples().stream().mapToLong(SpikeRaster::steps).sum();
        int samples = data.samples().size();
        out.printf(
                Locale.ROOT,
                "%s: %s; %d %s, %,d steps in %.2f s; %s%n",
                wrote(),
                states.variables().stream().map(StateVariable::key).collect(Collectors.joining(", ")),
                samples,
                samples == 1 ? "sample" : "samples",
                steps,
                seconds,
                done);
        SpikeTotalsText.print(out, err, totals, read, ran);
        if (quantize.choices.decodeOptions.given()) {
            out.println(Answers.text(scores, data.labels(), quantize.choices.decodeOptions.decoding()));
        }
        if (expected == null) {
            return 0;
        }
        Comparison comparison = Comparison.of(expected, states);
        out.print(ComparisonText.of(comparison, expect.toString(), "this run of " + network, golden));
        return comparison.equal() ? 0 : DiffCommand.DIFFERENT;
    }

    private void checkDecoding(NetworkShape shape, DataSet data) {
        if (quantize.choices.decodeOptions.given()) {
            quantize.choices
                    .decodeOptions
                    .decoding()
                    .check(
                            shape,
                            data.samples().stream().mapToInt(SpikeRaster::steps).toArray());
        }
    }

    private String wrote() {
        String files = Stream.of(output, dumpRam, checkpoints.save, waves.wave)
                .filter(Objects::nonNull)
                .map(Path::toString)
                .collect(Collectors.joining(" and "));
        return files.isEmpty() ? "ran " + network : "wrote " + files;
    }

    private void warnOfAnotherNetwork(PrintWriter err, Golden recorded, XyloNetwork integers) {
        String difference = NetworkDifference.of(recorded.network(), integers);
        if (!difference.isEmpty()) {
            Warnings.print(
                    err, List.of(expect + " was recorded with another network than " + network + ": " + difference));
        }
    }

    private String runChip(Simulator simulator, DataSet data, StatesBuilder file, SpikeTotals totals, PrintWriter err) {
        Set<StateVariable> variables = withSpikes(variables(simulator.core().hasBias()));
        Counters counters = Counters.none(simulator.shape());
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "samples")) {
            int all = data.samples().size();
            for (int from = 0; from < all; from += SAMPLES_AT_ONCE) {
                List<SpikeRaster> samples = data.samples().subList(from, Math.min(all, from + SAMPLES_AT_ONCE));
                Optional<Recording> rest = checkpoints.run(simulator, samples.get(0), variables);
                for (Recording recording :
                        rest.map(List::of).orElseGet(() -> Batch.run(simulator, samples, variables))) {
                    counters = counters.plus(recording.counters());
                    decode(recording);
                    file.add(recording);
                    totals.add(recording);
                }
                bar.done("core " + simulator.core().number(), file.samples(), all);
            }
        }
        Counters total = counters;
        String events = Arrays.stream(Counter.values())
                .filter(counter -> total.total(counter) > 0)
                .map(counter -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        total.total(counter),
                        counter.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return "core " + simulator.core().number() + ", kernel " + simulator.kernel() + "; "
                + (events.isEmpty() ? "nothing saturated, no cap was hit" : events);
    }

    private String runTwin(FloatTwin twin, DataSet data, StatesBuilder file, SpikeTotals totals, PrintWriter err) {
        Set<StateVariable> variables = withSpikes(variables(false));
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "samples")) {
            for (SpikeRaster sample : data.samples()) {
                twin.reset();
                FloatRecording recording = twin.run(sample, variables);
                decode(recording);
                file.add(recording);
                totals.add(recording);
                bar.done("float", file.samples(), data.samples().size());
            }
        }
        TwinOptions options = quantize.choices.reference();
        return "float twin, " + options.decay().key() + " decay, readout timing "
                + options.timing().key();
    }

    private void decode(StateRecording recording) {
        if (quantize.choices.decodeOptions.given()) {
            scores.add(quantize.choices.decodeOptions.decoding().scores(recording));
        }
    }

    /** What the recording is to hold. */
    private Set<StateVariable> kept() {
        Set<StateVariable> kept = EnumSet.copyOf(variables(true));
        kept.add(StateVariable.SPIKES_OUT);
        return kept;
    }

    /** Spikes are counted whether they are written or not. */
    private static Set<StateVariable> withSpikes(Set<StateVariable> variables) {
        Set<StateVariable> more = EnumSet.copyOf(variables);
        more.add(StateVariable.SPIKES);
        return more;
    }

    /** {@code all} means everything that this simulation has. */
    private Set<StateVariable> variables(boolean hibernates) {
        EnumSet<StateVariable> variables = EnumSet.noneOf(StateVariable.class);
        if (expect != null || dumpRam != null) {
            variables.addAll(EnumSet.allOf(StateVariable.class));
            if (!hibernates) {
                variables.remove(StateVariable.HIBERNATION);
            }
        }
        if (quantize.choices.decodeOptions.given()) {
            variables.addAll(quantize.choices.decodeOptions.decoding().decoder().needed());
        }
        for (Recorded chosen : record) {
            variables.addAll(chosen.variables());
            if (chosen.all() && !hibernates) {
                variables.remove(StateVariable.HIBERNATION);
            }
        }
        return variables;
    }

    private Path inputFile() throws IOException {
        if (input != null) {
            return input;
        }
        if (expect != null && DataSets.hasInput(expect)) {
            return expect;
        }
        if (!DataSets.hasInput(network)) {
            throw new ParameterException(
                    spec.commandLine(), network + " holds no 'input': give the input spikes with --data FILE");
        }
        return network;
    }

    private void checkOptions() {
        if (output == null
                && expect == null
                && dumpRam == null
                && !quantize.choices.decodeOptions.given()
                && checkpoints.save == null
                && !waves.given()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "nothing to do: write the recording with --output OUT or --dump-ram DIR, check it with --expect GOLDEN, or"
                            + " decode it with --decode DECODER");
        }
        if (floatTwin && (checkpoints.given() || waves.given())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--save-state, --load-state and --wave show the chip's integers; --float has none");
        }
        checkpoints.complaint().ifPresent(complaint -> {
            throw new ParameterException(spec.commandLine(), complaint);
        });
        if (output != null && !output.toString().endsWith(".npz")) {
            throw new ParameterException(
                    spec.commandLine(), "the recording is written as .npz; '" + output + "' is something else");
        }
        if (floatTwin && quantize.isAsked()) {
            throw new ParameterException(
                    spec.commandLine(), "--method makes integers for the chip; --float does without them");
        }
        if (floatTwin && dumpRam != null) {
            throw new ParameterException(spec.commandLine(), "--dump-ram writes the chip's integers; --float has none");
        }
        if (floatTwin && simulatorOptions.given()) {
            throw new ParameterException(
                    spec.commandLine(), "--core and --kernel choose the chip's arithmetic; --float does without them");
        }
        if (!floatTwin && !quantize.isAsked() && quantize.choices.twin.given().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    quantize.choices.twin.given().get()
                            + " says what the float network is like; it needs --float, or a --method that follows one");
        }
        quantize.checkUnasked("--decay", "--caps", "--timing", MethodChoices.DECODE);
    }

    /** One state variable, or {@code all}. */
    record Recorded(Set<StateVariable> variables) {
        boolean all() {
            return variables.size() > 1;
        }

        String name() {
            return all() ? "all" : variables.iterator().next().key();
        }
    }

    /** Reads a {@link Recorded}. */
    static final class RecordChoice extends Choice<Recorded> {
        RecordChoice() {
            super(
                    "state",
                    Stream.concat(
                                    Arrays.stream(StateVariable.values()).map(EnumSet::of),
                                    Stream.of(EnumSet.allOf(StateVariable.class)))
                            .map(Recorded::new)
                            .toList(),
                    Recorded::name);
        }
    }
}
