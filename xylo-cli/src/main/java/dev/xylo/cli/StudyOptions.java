package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.twin.Decay;
import dev.xylo.study.plan.FaultPlan;
import dev.xylo.study.plan.StudyPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What to compare, as options; a study file says the same by its keys. */
final class StudyOptions {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Samples: .npz with 'input' (samples, T, Nin), or (sum T, Nin) with 'lengths', and 'label'. Default: test.npz"
                            + " or data.npz in DIR, or 'input' in NET.")
    Path data;

    @Option(
            names = "--calibrate",
            paramLabel = "FILE",
            description =
                    "Unlabelled samples that the method 'calibrated' looks at, such as the training set; never the test set.")
    Path calibrate;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "METHOD",
            converter = Choices.Method.class,
            description =
                    "Quantization methods: global, channel, optimal, calibrated. Default: global,channel,optimal.")
    List<String> methods;

    @Option(
            names = "--compat",
            split = ",",
            paramLabel = "VERSION",
            converter = Choices.CompatChoice.class,
            description =
                    "Whose arithmetic to follow, exactly: rockpool-2.7, rockpool-3.1.0, or corrected (without the published"
                            + " versions' losses). Default: rockpool-3.1.0.")
    List<Compat> compat;

    @Option(
            names = "--bits",
            split = ",",
            paramLabel = "BITS",
            description = "Bits per weight, 2..16 each. Default: 8,6,4.")
    List<Integer> bits;

    @Option(
            names = "--bits-threshold",
            split = ",",
            paramLabel = "BITS",
            description = "Bits per threshold, 2..16 each. Default: 16.")
    List<Integer> bitsThreshold;

    @Option(
            names = "--fuzzy",
            split = ",",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Scale by |mean| + 2 standard deviations of the non-zero weights, not by the largest weight;"
                    + " --fuzzy=false,true compares both.")
    List<Boolean> fuzzy;

    @Option(
            names = "--core",
            split = ",",
            converter = Choices.CoreChoice.class,
            paramLabel = "1|2",
            description = "Core revision: 1 (SYNS61300) or 2 (SYNS61201, SYNS63300, SYNS65302). Default: 2.")
    List<Core> core;

    @Option(
            names = "--chip",
            paramLabel = "CHIP",
            converter = Choices.ChipChoice.class,
            description =
                    "Simulate this chip's core, report its cycles and energy, and refuse what it cannot hold: xylo1, audio2, imu or"
                            + " audio3. Default: costs are those of audio2.")
    Chip chip;

    @Option(
            names = "--decay",
            converter = Choices.DecayChoice.class,
            description = "Decay of the float network: exponential, euler or bitshift. Default: exponential.")
    Decay decay;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the bootstrap intervals and faults. Default: 1.")
    Long seed;

    @Option(
            names = "--chosen-samples",
            split = ",",
            paramLabel = "INDEX",
            description =
                    "Samples, from 0, whose spikes the report shows. Default: for each configuration the first one that it"
                            + " decodes otherwise than the float network.")
    List<Integer> chosen;

    @Option(
            names = "--attribution",
            negatable = true,
            description = "Say which effect of the chip costs how much, in simulations of their own.")
    Boolean attribution;

    @Option(
            names = "--mixed-widths",
            description =
                    "Also find how few bits input, recurrent and output weights need, on the samples of --calibrate.")
    boolean mixedWidths;

    @Option(
            names = "--faults",
            description =
                    "Also flip random bits in the memories and states of every configuration, and see what accuracy is"
                            + " left. Draws follow --seed.")
    boolean faults;

    @Option(
            names = "--fault-counts",
            split = ",",
            paramLabel = "N",
            description = "Numbers of faults anywhere, every bit equally likely; with --faults. Default: 1,4,16,64.")
    List<Integer> faultCounts;

    @Option(
            names = "--fault-chips",
            paramLabel = "N",
            description = "Faulty chips for each of --fault-counts. Default: 20.")
    Integer faultChips;

    @Option(
            names = "--fault-singles",
            paramLabel = "N",
            description = "Chips with one fault, for each memory. Default: 20.")
    Integer faultSingles;

    @Option(
            names = "--fault-samples",
            paramLabel = "N",
            description = "Samples that a faulty chip sees, the first N. Default: 50.")
    Integer faultSamples;

    /** The first option that was given, if any. */
    Optional<String> given() {
        return Stream.of(
                        data == null ? null : "--data",
                        calibrate == null ? null : "--calibrate",
                        mixedWidths ? "--mixed-widths" : null,
                        faults ? "--faults" : null,
                        faultOption(),
                        methods == null ? null : "--methods",
                        compat == null ? null : "--compat",
                        bits == null ? null : "--bits",
                        bitsThreshold == null ? null : "--bits-threshold",
                        fuzzy == null ? null : "--fuzzy",
                        core == null ? null : "--core",
                        chip == null ? null : "--chip",
                        decay == null ? null : "--decay",
                        seed == null ? null : "--seed",
                        chosen == null ? null : "--chosen-samples",
                        attribution == null ? null : "--attribution")
                .filter(option -> option != null)
                .findFirst();
    }

    /** The first option that says how faults are injected; null if there is none. */
    private String faultOption() {
        return faultCounts != null
                ? "--fault-counts"
                : faultChips != null
                        ? "--fault-chips"
                        : faultSingles != null ? "--fault-singles" : faultSamples != null ? "--fault-samples" : null;
    }

    private Optional<FaultPlan> faultPlan() {
        if (!faults && faultOption() != null) {
            throw new IllegalArgumentException(
                    faultOption() + " says how faults are injected, but none are; add --faults");
        }
        FaultPlan defaults = FaultPlan.DEFAULT;
        return faults
                ? Optional.of(new FaultPlan(
                        or(faultCounts, defaults.counts()),
                        or(faultChips, defaults.chips()),
                        or(faultSingles, defaults.singles()),
                        or(faultSamples, defaults.samples())))
                : Optional.empty();
    }

    StudyPlan plan(Path networkFile, Path dataFile, Double dt) {
        StudyPlan defaults = StudyPlan.of(networkFile, dataFile);
        return new StudyPlan(
                networkFile,
                dataFile,
                or(methods, defaults.methods()),
                or(compat, defaults.compat()),
                or(bits, defaults.bitsPerWeight()),
                or(bitsThreshold, defaults.bitsPerThreshold()),
                or(fuzzy, defaults.fuzzyScaling()),
                chip == null ? or(core, defaults.cores()) : List.of(chip.core()),
                or(decay, defaults.decay()),
                or(attribution, defaults.attribution()),
                defaults.bootstrapResamples(),
                or(seed, defaults.seed()),
                or(chosen, defaults.chosenSamples()),
                Optional.ofNullable(calibrate),
                mixedWidths,
                faultPlan(),
                Optional.ofNullable(chip),
                dt == null ? defaults.dt() : dt);
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
