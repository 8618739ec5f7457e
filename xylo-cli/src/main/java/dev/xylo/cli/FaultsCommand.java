package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.faults.Campaign;
import dev.xylo.faults.CampaignPlan;
import dev.xylo.faults.CampaignResult;
import dev.xylo.faults.CampaignText;
import dev.xylo.faults.Fault;
import dev.xylo.faults.FaultKind;
import dev.xylo.faults.FaultSpace;
import dev.xylo.faults.FaultText;
import dev.xylo.faults.FaultyNetwork;
import dev.xylo.faults.FaultyRun;
import dev.xylo.faults.Memory;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.Specification;
import dev.xylo.regress.NetworkDigest;
import dev.xylo.sim.Simulator;
import dev.xylo.study.faults.CampaignFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo faults}. */
@Command(
        name = "faults",
        description = {
            "Flip bits, or let them stick, in the chip's memories and states, and see what accuracy is left.",
            "Draws random faults (--seed) on all cores; started again with the same options it goes on where it stopped.",
            "Or injects the faults that --fault names."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FaultsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NET", description = "Integer network (.npz or .json), as 'xylo quantize' writes it.")
    Path network;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Samples, .npz with 'input' and 'label'. Default: 'input' in NET.")
    Path data;

    @Option(names = "--samples", paramLabel = "N", description = "Use the first N samples only. Default: all.")
    Integer samples;

    @Mixin
    CoreOption coreOption;

    @Mixin
    NetworkOptions networkOptions;

    @Mixin
    DecodeOptions decodeOptions;

    @Mixin
    DataArguments dataArguments;

    @Option(
            names = "--memories",
            split = ",",
            converter = MemoryChoice.class,
            paramLabel = "MEMORY",
            description =
                    "What can be faulty: weights_in, weights_rec, weights_out, threshold, threshold_out, dash_mem, dash_syn,"
                            + " ..., bias, bias_out, and the states i_syn, i_syn_2, v_mem, i_syn_out, v_mem_out. Default: all.")
    List<Memory> memories = List.of(Memory.values());

    @Option(
            names = "--kinds",
            split = ",",
            converter = KindChoice.class,
            paramLabel = "KIND",
            defaultValue = "flip",
            description = "flip, stuck0, stuck1. A flip in a state comes at a random step. Default: ${DEFAULT-VALUE}.")
    List<FaultKind> kinds;

    @Option(
            names = "--singles",
            paramLabel = "N",
            defaultValue = "100",
            description = "Chips with one fault, for each memory. Default: ${DEFAULT-VALUE}.")
    int singles;

    @Option(
            names = "--counts",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2,4,8,16,32,64",
            description = "Numbers of faults anywhere, every bit equally likely. Default: ${DEFAULT-VALUE}.")
    List<Integer> counts;

    @Option(
            names = "--chips",
            paramLabel = "N",
            defaultValue = "50",
            description = "Chips for each of --counts. Default: ${DEFAULT-VALUE}.")
    int chips;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all draws. Default: 1.")
    long seed;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Inject this fault and draw none: MEMORY[INDEX]:BIT:KIND, for a state with @STEP, such as"
                    + " weights_in[3,4,0]:7:flip or v_mem[2]:15:stuck1@10. May be given several times.")
    List<String> faults = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; the result does not depend on them.")
    Integer threads;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for faults.json and faults.html. Default: results/<name of NET>-faults.")
    Path output;

    @Option(names = "--fresh", description = "Begin anew: overwrite what earlier campaigns have left in the folder.")
    boolean fresh;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Specification read = networkOptions.read(network, spec.commandLine().getErr());
        XyloNetwork integers = read.toXyloNetwork();
        dataArguments.know(read, networkOptions);
        DataSet set = dataSet(integers);
        if (!faults.isEmpty()) {
            return inject(integers, set, out);
        }
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + workers + "; it must be at least 1");
        }
        int steps = set.samples().stream().mapToInt(SpikeRaster::steps).min().orElse(0);
        Set<Memory> chosen = EnumSet.copyOf(memories);
        FaultSpace space = new FaultSpace(integers, coreOption.or(Core.CORE_2), chosen, kinds, steps);
        Campaign campaign = new Campaign(
                integers,
                coreOption.or(Core.CORE_2),
                set,
                space,
                new CampaignPlan(singles, counts, chips, seed),
                decodeOptions.decoding());
        String name = String.valueOf(network.getFileName()).replaceFirst("\\.[^.]+$", "");
        Path directory = output == null ? Path.of("results", name + "-faults") : output;
        CampaignFolder folder = CampaignFolder.open(directory, decisive(integers, set, chosen), inputs(), fresh);
        long start = System.nanoTime();
        CampaignResult result;
        int total = campaign.size();
        PrintWriter err = spec.commandLine().getErr();
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "chips")) {
            Interruption interruption = new Interruption(err, bar, directory);
            try {
                result = folder.run(name, campaign, workers, bar);
            } finally {
                interruption.forget();
            }
        }
        out.print(CampaignText.of(result));
        out.printf(
                Locale.ROOT,
                "%,d faulty chips x %,d samples in %.1f s on %d threads; report: %s%n",
                total,
                result.samples(),
                (System.nanoTime() - start) / 1e9,
                workers,
                directory.resolve("faults.html"));
        return 0;
    }

    /** Everything that decides the result. */
    private Map<String, Object> decisive(XyloNetwork integers, DataSet set, Set<Memory> chosen) {
        Map<String, Object> decisive = new LinkedHashMap<>();
        decisive.put("network_digest", NetworkDigest.of(integers));
        decisive.put("samples_digest", NetworkDigest.of(set.samples()));
        decisive.put("labels", set.labelled() ? Arrays.hashCode(set.labels()) : null);
        decisive.put("samples", set.samples().size());
        decisive.put("core", coreOption.or(Core.CORE_2).number());
        decisive.put("memories", chosen.stream().map(Memory::key).toList());
        decisive.put("kinds", kinds.stream().map(FaultKind::key).toList());
        decisive.put("singles", singles);
        decisive.put("counts", counts);
        decisive.put("chips", chips);
        decisive.put("seed", seed);
        if (decodeOptions.given()) {
            decisive.put("decoding", decodeOptions.decoding().toString());
        }
        return decisive;
    }

    private Map<String, Object> inputs() {
        return data == null ? Map.of("network", network) : Map.of("network", network, "data", data);
    }

    /** One chip with given faults against the sound one. */
    private int inject(XyloNetwork integers, DataSet set, PrintWriter out) {
        List<Fault> given = faults.stream()
                .map(text -> FaultText.parse(text, integers.shape()))
                .toList();
        FaultyRun sound = new FaultyRun(Simulator.of(integers, coreOption.or(Core.CORE_2)), List.of());
        FaultyRun faulty =
                new FaultyRun(Simulator.of(FaultyNetwork.of(integers, given), coreOption.or(Core.CORE_2)), given);
        int changed = 0;
        long spikesBefore = 0;
        long spikesAfter = 0;
        for (SpikeRaster sample : set.samples()) {
            int[] before = sound.outputCounts(sample);
            int[] after = faulty.outputCounts(sample);
            changed += Arrays.equals(before, after) ? 0 : 1;
            spikesBefore += Arrays.stream(before).sum();
            spikesAfter += Arrays.stream(after).sum();
        }
        given.forEach(fault -> out.println(fault.text(integers.shape())));
        out.printf(
                Locale.ROOT,
                "output spikes %,d instead of %,d; the counts of %d of %d samples change%n",
                spikesAfter,
                spikesBefore,
                changed,
                set.samples().size());
        return 0;
    }

    private DataSet dataSet(XyloNetwork integers) throws IOException {
        if (data == null && !DataSets.hasInput(network)) {
            throw new ParameterException(
                    spec.commandLine(), network + " holds no 'input': give the samples with --data FILE");
        }
        DataSet set = dataArguments.read(data == null ? network : data);
        if (set.channels() != integers.shape().inputs()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the data have " + set.channels() + " channels, but the network has "
                            + integers.shape().inputs() + " inputs");
        }
        if (samples == null) {
            return set;
        }
        if (samples < 1) {
            throw new ParameterException(spec.commandLine(), "--samples is " + samples + "; it must be at least 1");
        }
        return set.first(samples);
    }

    static final class MemoryChoice extends Choice<Memory> {
        MemoryChoice() {
            super("memory", List.of(Memory.values()), Memory::key);
        }
    }

    static final class KindChoice extends Choice<FaultKind> {
        KindChoice() {
            super("kind of fault", List.of(FaultKind.values()), FaultKind::key);
        }
    }
}
