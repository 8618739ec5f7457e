package dev.xylo.study.plan;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.faults.CampaignPlan;
import dev.xylo.formats.nir.NirOptions;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.sim.decode.Decoders;
import dev.xylo.sim.decode.DetectionRule;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.study.calibration.Methods;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a study can be told. From this table come the keys of study files, the options of {@code xylo study}, what a manifest says,
 * what is handed to the machines of a cluster, and the table in the docs. To add one, add it here and to {@link #all}, and obey it.
 */
public final class PlanKeys {
    /** Float specification. */
    public static final PlanKey<Path> NETWORK = PlanKey.one(
                    "network",
                    PlanGroup.SOURCES,
                    ValueType.path(),
                    null,
                    plan -> plan.sources().network())
            .otherwise("needed")
            .help("Float specification (.npz, .json or .nir); on the command line the argument.");

    /** Samples. */
    public static final PlanKey<Path> DATA = PlanKey.one(
                    "data",
                    PlanGroup.SOURCES,
                    ValueType.path(),
                    null,
                    plan -> plan.sources().data())
            .option("--data", "FILE")
            .otherwise("needed; test.npz or data.npz beside the network of a folder, or 'input' in the network's file")
            .help(
                    "Samples with labels, of any data format (docs/formats.md): .npz with 'input' (samples, T, Nin) and 'label', ...");

    /** Unlabelled samples. */
    public static final PlanKey<Path> CALIBRATE = PlanKey.one(
                    "calibrate",
                    PlanGroup.SOURCES,
                    ValueType.path(),
                    null,
                    plan -> plan.sources().calibrate().orElse(null))
            .option("--calibrate", "FILE")
            .help(
                    "Unlabelled samples that the method 'calibrated' and the search for mixed widths look at, such as the training"
                            + " set; never the test set.");

    /** Name of the samples in the data file. */
    public static final PlanKey<String> INPUT_KEY = PlanKey.one(
                    "input_key",
                    PlanGroup.SOURCES,
                    ValueType.text(),
                    null,
                    plan -> plan.sources().samples().inputKey().orElse(null))
            .option("--input-key", "KEY")
            .otherwise("input, X, x, data, ..., and the choice is said")
            .help("Name of the samples in a data file.");

    /** Name of the labels in the data file. */
    public static final PlanKey<String> LABEL_KEY = PlanKey.one(
                    "label_key",
                    PlanGroup.SOURCES,
                    ValueType.text(),
                    null,
                    plan -> plan.sources().samples().labelKey().orElse(null))
            .option("--label-key", "KEY")
            .otherwise("label, y, labels, targets, ...")
            .help("Name of the labels in a data file.");

    /** File of the labels. */
    public static final PlanKey<Path> LABELS = PlanKey.one(
                    "labels",
                    PlanGroup.SOURCES,
                    ValueType.path(),
                    null,
                    plan -> plan.sources().samples().labels().orElse(null))
            .option("--labels", "FILE")
            .otherwise("in the data file, if anywhere")
            .help("Labels in a file of their own, such as y.npy or a text file with a label per line.");

    /** Width of the data. */
    public static final PlanKey<Integer> CHANNELS = PlanKey.one(
                    "channels",
                    PlanGroup.SOURCES,
                    ValueType.integer(1, 1 << 20),
                    null,
                    plan -> plan.sources().samples().channels().stream()
                            .boxed()
                            .findFirst()
                            .orElse(null))
            .option("--channels", "N")
            .otherwise("as the network has")
            .help("Input channels of data that do not say (events).");

    /** Length of the samples. */
    public static final PlanKey<Integer> STEPS = PlanKey.one(
                    "steps",
                    PlanGroup.SOURCES,
                    ValueType.integer(1, Integer.MAX_VALUE),
                    null,
                    plan -> plan.sources().samples().steps().stream()
                            .boxed()
                            .findFirst()
                            .orElse(null))
            .option("--steps", "T")
            .otherwise("as the file says, else up to a sample's last event")
            .help("Time steps of a sample of events.");

    /** Time step. */
    public static final PlanKey<Double> DT = PlanKey.one(
                    "dt",
                    PlanGroup.SOURCES,
                    ValueType.positive("s"),
                    null,
                    plan -> plan.sources().reading().dt().isPresent()
                            ? plan.sources().timeStep()
                            : null)
            .option("--dt", "SECONDS")
            .otherwise("what the network's file says, for a NIR graph what its r and w_in imply; else 1e-3")
            .help("Time step, such as 1e-4.");

    /** What a spike did where a NIR graph was trained. */
    public static final PlanKey<NirOptions.Reset> RESET = PlanKey.one(
                    "reset",
                    PlanGroup.SOURCES,
                    ValueType.choice(List.of(NirOptions.Reset.values()), NirOptions.Reset::key),
                    null,
                    plan -> plan.sources().reading().reset().orElse(null))
            .option("--reset", "subtract|zero")
            .otherwise("a warning, as the file cannot say")
            .help(
                    "What a spike did to the membrane where the NIR graph was trained; the chip subtracts the threshold.");

    /** Quantization methods. */
    public static final PlanKey<List<String>> METHODS = PlanKey.many(
                    "methods",
                    PlanGroup.CHOICES,
                    ValueType.choice(Methods.names(), name -> name),
                    List.of("global", "channel", "optimal"),
                    plan -> plan.choices().methods())
            .option("--methods", "METHOD")
            .help("Quantization methods.");

    /** Versions. */
    public static final PlanKey<List<Compat>> COMPAT = PlanKey.many(
                    "compat",
                    PlanGroup.CHOICES,
                    ValueType.choice(List.of(Compat.values()), Compat::key),
                    List.of(QuantizationOptions.DEFAULT.compat()),
                    plan -> plan.choices().compat())
            .option("--compat", "VERSION")
            .help(
                    "Whose arithmetic the published methods follow, exactly; 'corrected' is without the published versions' losses.");

    /** Bits of a weight. */
    public static final PlanKey<List<Integer>> BITS_PER_WEIGHT = PlanKey.many(
                    "bits_per_weight",
                    PlanGroup.CHOICES,
                    ValueType.integer(2, 16),
                    List.of(8, 6, 4),
                    plan -> plan.choices().widths().perWeight())
            .option("--bits", "BITS")
            .help("Bits per weight.");

    /** Bits of a threshold. */
    public static final PlanKey<List<Integer>> BITS_PER_THRESHOLD = PlanKey.many(
                    "bits_per_threshold",
                    PlanGroup.CHOICES,
                    ValueType.integer(2, 16),
                    List.of(16),
                    plan -> plan.choices().widths().perThreshold())
            .option("--bits-threshold", "BITS")
            .help("Bits per threshold.");

    /** Fuzzy scaling. */
    public static final PlanKey<List<Boolean>> FUZZY_SCALING = PlanKey.many(
                    "fuzzy_scaling",
                    PlanGroup.CHOICES,
                    ValueType.bool(),
                    List.of(false),
                    plan -> plan.choices().fuzzyScaling())
            .option("--fuzzy", "true|false")
            .help(
                    "Scale by |mean| + 2 standard deviations of the non-zero weights, not by the largest weight; false,true compares"
                            + " both.");

    /** Numbers of core revisions. */
    public static final PlanKey<List<Integer>> CORES = PlanKey.many(
                    "cores",
                    PlanGroup.CHOICES,
                    ValueType.integer(1, Core.values().length),
                    List.of(Core.CORE_2.number()),
                    plan -> plan.choices().target().cores().stream()
                            .map(Core::number)
                            .toList())
            .option("--core", "1|2")
            .otherwise("the chip's; without a chip 2")
            .help("Core revision: 1 (SYNS61300) or 2 (SYNS61201, SYNS63300, SYNS65302).");

    /** A chip. */
    public static final PlanKey<Chip> CHIP = PlanKey.one(
                    "chip",
                    PlanGroup.CHOICES,
                    ValueType.choice(Chip.all(), Chip::key),
                    null,
                    plan -> plan.choices().target().chip().orElse(null))
            .option("--chip", "CHIP")
            .otherwise("costs are those of the first chip of each core that has a cycle model")
            .help("Simulate this chip's core, report its cycles and energy, and refuse what it cannot hold.");

    /** Decay of the reference. */
    public static final PlanKey<Decay> DECAY = PlanKey.one(
                    "decay",
                    PlanGroup.REFERENCE,
                    ValueType.choice(List.of(Decay.values()), Decay::key),
                    Decay.EXPONENTIAL,
                    plan -> plan.reference().decay())
            .option("--decay", "DECAY")
            .help("Decay of the float network.");

    /** Caps of the reference. */
    public static final PlanKey<Caps> CAPS = PlanKey.one(
                    "caps",
                    PlanGroup.REFERENCE,
                    ValueType.parsed(
                            "chip, none, the spikes of a neuron in a step, or IN,HIDDEN,OUT such as none,31,1",
                            Caps::parse,
                            Caps::key),
                    Caps.CHIP,
                    plan -> plan.reference().caps())
            .option("--caps", "CAPS")
            .help(
                    "Spike caps that the float network was trained with; chip is 15 per input, 31 per hidden neuron, 1 per readout.");

    /** Timing of the reference. */
    public static final PlanKey<ReadoutTiming> TIMING = PlanKey.one(
                    "timing",
                    PlanGroup.REFERENCE,
                    ValueType.choice(List.of(ReadoutTiming.values()), ReadoutTiming::key),
                    ReadoutTiming.CHIP,
                    plan -> plan.reference().timing())
            .option("--timing", "TIMING")
            .help(
                    "When spikes of the float network arrive: every hidden spike one step later (chip), those to the readout in the"
                            + " same step (rockpool), or those to later hidden layers too (torch, as it was trained).");

    /** Decoder. */
    public static final PlanKey<String> DECODE = PlanKey.one(
                    "decode",
                    PlanGroup.QUESTIONS,
                    ValueType.choice(Decoders.names(), name -> name),
                    Decoders.DEFAULT,
                    plan -> plan.questions().decoding().name())
            .option("--decode", "DECODER")
            .help(
                    "What the answer is read from: most output spikes (count), the readout that spikes first, the mean, maximum or"
                            + " last value of the readouts' membrane (vmem) or synaptic current (isyn), or the spikes of chosen hidden"
                            + " neurons. The largest wins, ties go to the lowest index.");

    /** First step that is looked at. */
    public static final PlanKey<Integer> FROM = PlanKey.one(
                    "from",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(0, Integer.MAX_VALUE),
                    0,
                    plan -> plan.questions().decoding().from())
            .option("--from", "STEP")
            .help("First step, from 0, that the decoder looks at.");

    /** Hidden neurons that are read. */
    public static final PlanKey<List<Integer>> HIDDEN_READOUTS = PlanKey.many(
                    "hidden_readouts",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(0, Integer.MAX_VALUE),
                    List.of(),
                    plan -> plan.questions().decoding().hidden())
            .option("--hidden-readouts", "INDEX")
            .help("For the decoder hidden-count: the hidden neurons that stand for the classes, from 0.");

    /** Threshold of a detector. */
    public static final PlanKey<Double> DETECT = PlanKey.one(
                    "detect",
                    PlanGroup.QUESTIONS,
                    ValueType.number(),
                    null,
                    plan -> plan.questions()
                            .decoding()
                            .detection()
                            .map(DetectionRule::threshold)
                            .orElse(null))
            .option("--detect", "THRESHOLD")
            .otherwise("classes are told apart")
            .help(
                    "The network is a detector: it says yes where the score of its only readout, or of the positive class, is at least"
                            + " this; labels are 0 and 1. States of the float network's unit. 1 with the decoder count is any spike.");

    /** Class that is detected. */
    public static final PlanKey<Integer> POSITIVE = PlanKey.one(
                    "positive",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(0, Integer.MAX_VALUE),
                    null,
                    plan -> plan.questions()
                            .decoding()
                            .detection()
                            .filter(rule -> rule.positive().isPresent())
                            .map(DetectionRule::readout)
                            .orElse(null))
            .option("--positive", "CLASS")
            .otherwise("the only readout")
            .help("With a threshold: the class that is detected against all others.");

    /** Attribution. */
    public static final PlanKey<Boolean> ATTRIBUTION = PlanKey.one(
                    "attribution",
                    PlanGroup.QUESTIONS,
                    ValueType.bool(),
                    true,
                    plan -> plan.questions().attribution())
            .help("Say which effect of the chip costs how much, in simulations of their own.");

    /** Samples that are shown. */
    public static final PlanKey<List<Integer>> CHOSEN_SAMPLES = PlanKey.many(
                    "chosen_samples",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(0, Integer.MAX_VALUE),
                    List.of(),
                    plan -> plan.questions().chosenSamples())
            .option("--chosen-samples", "INDEX")
            .otherwise("for each configuration the first one that it decodes otherwise than the float network")
            .help("Samples, from 0, whose spikes the report shows.");

    /** Search for mixed widths. */
    public static final PlanKey<Boolean> MIXED_WIDTHS = PlanKey.one(
                    "mixed_widths",
                    PlanGroup.QUESTIONS,
                    ValueType.bool(),
                    false,
                    plan -> plan.questions().mixedWidths())
            .help("Also find how few bits input, recurrent and output weights need, on the samples to calibrate on.");

    /** Faults. */
    public static final PlanKey<Boolean> FAULTS = PlanKey.one(
                    "faults",
                    PlanGroup.QUESTIONS,
                    ValueType.bool(),
                    false,
                    plan -> plan.questions().faults().isPresent())
            .help(
                    "Also flip random bits in the memories and states of every configuration, and see what accuracy is left. Draws"
                            + " follow the seed.");

    /** Numbers of faults. */
    public static final PlanKey<List<Integer>> FAULT_COUNTS = PlanKey.many(
                    "fault_counts",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(1, CampaignPlan.MOST_FAULTS),
                    FaultPlan.DEFAULT.counts(),
                    plan -> faults(plan).counts())
            .option("--fault-counts", "N")
            .help("Numbers of faults anywhere, every bit equally likely; like the next three, with faults only.");

    /** Faulty chips. */
    public static final PlanKey<Integer> FAULT_CHIPS = PlanKey.one(
                    "fault_chips",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(1, FaultPlan.MOST_CHIPS),
                    FaultPlan.DEFAULT.chips(),
                    plan -> faults(plan).chips())
            .help("Faulty chips for each of the numbers of faults.");

    /** Chips with one fault. */
    public static final PlanKey<Integer> FAULT_SINGLES = PlanKey.one(
                    "fault_singles",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(1, FaultPlan.MOST_CHIPS),
                    FaultPlan.DEFAULT.singles(),
                    plan -> faults(plan).singles())
            .help("Chips with one fault, for each memory.");

    /** Samples of a faulty chip. */
    public static final PlanKey<Integer> FAULT_SAMPLES = PlanKey.one(
                    "fault_samples",
                    PlanGroup.QUESTIONS,
                    ValueType.integer(1, Integer.MAX_VALUE),
                    FaultPlan.DEFAULT.samples(),
                    plan -> faults(plan).samples())
            .help("Samples that a faulty chip sees, the first N.");

    /** Seed. */
    public static final PlanKey<Long> SEED = PlanKey.one(
                    "seed",
                    PlanGroup.STATISTICS,
                    ValueType.integer64(),
                    1L,
                    plan -> plan.statistics().seed())
            .help("Seed of all draws: which bits are faulty.");

    /** What says how a campaign of faults is made; each needs {@link #FAULTS}. */
    static final List<PlanKey<?>> OF_FAULTS = List.of(FAULT_COUNTS, FAULT_CHIPS, FAULT_SINGLES, FAULT_SAMPLES);

    private static final List<PlanKey<?>> ALL = List.of(
            NETWORK,
            DATA,
            CALIBRATE,
            INPUT_KEY,
            LABEL_KEY,
            LABELS,
            CHANNELS,
            STEPS,
            DT,
            RESET,
            METHODS,
            COMPAT,
            BITS_PER_WEIGHT,
            BITS_PER_THRESHOLD,
            FUZZY_SCALING,
            CORES,
            CHIP,
            DECAY,
            CAPS,
            TIMING,
            DECODE,
            FROM,
            HIDDEN_READOUTS,
            DETECT,
            POSITIVE,
            ATTRIBUTION,
            CHOSEN_SAMPLES,
            MIXED_WIDTHS,
            FAULTS,
            FAULT_COUNTS,
            FAULT_CHIPS,
            FAULT_SINGLES,
            FAULT_SAMPLES,
            SEED);

    private PlanKeys() {}

    /**
     * All keys.
     *
     * @return in the order of their groups
     */
    public static List<PlanKey<?>> all() {
        return ALL;
    }

    /**
     * A key by its name.
     *
     * @param name as in a file
     * @return the key, or empty if there is none
     */
    public static Optional<PlanKey<?>> find(String name) {
        for (PlanKey<?> key : ALL) {
            if (key.name().equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static FaultPlan faults(StudyPlan plan) {
        return plan.questions().faults().orElse(FaultPlan.DEFAULT);
    }
}
