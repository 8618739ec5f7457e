package dev.xylo.study.engine;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Cycles;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.attribution.Effect;
import dev.xylo.study.attribution.EffectSets;
import dev.xylo.study.attribution.EffectSimulator;
import dev.xylo.study.calibration.WidthSearch;
import dev.xylo.study.cost.Operations;
import dev.xylo.study.divergence.ChipDecay;
import dev.xylo.study.divergence.DivergenceFinder;
import dev.xylo.study.plan.StudyPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A plan, ready to run: every configuration quantized, every simulator compiled, the work cut into tasks. Immutable; threads share it.
 *
 * <p>The tasks depend on the plan and the number of samples alone, so that sums of doubles, which depend on the order of additions, come
 * out the same everywhere.
 */
public final class StudyProgram {
    /** Name of what the user's own model answered, in tables and files. */
    public static final String OWN = "own";

    /** Configurations of a task; they share one run of the float reference. */
    private static final int CELLS_PER_TASK = 8;

    /**
     * Sets of effects that attribution simulates beside the two ends, which are the float reference and the chip.
     */
    static final List<Set<Effect>> STAGES = EffectSets.distinct().stream()
            .filter(effects -> !effects.isEmpty() && !effects.equals(EffectSets.all()))
            .toList();

    private static final int MAX_BLOCK = 64;
    private static final int WANTED_BLOCKS = 64;

    private final StudyPlan plan;
    private final FloatNetwork network;
    private final List<SpikeRaster> calibration;
    private final SampleSource data;
    private final List<StudyPlan.Cell> cells;
    private final CompiledCells compiled;
    private final List<QuantizationResult> quantized;
    private final List<Baseline> baselines;
    private final List<FloatTwin> twins = new ArrayList<>();
    private final List<Task> tasks;

    /**
     * Compiles; what a method or a core refuses is said here, before any time is spent.
     *
     * @param plan what to compare
     * @param network the float network
     * @param data the samples
     * @throws IllegalArgumentException if the data are not as wide as the network, a label is not a readout neuron, a chosen sample does
     *     not exist, or a method or a core refuses the network
     */
    public StudyProgram(StudyPlan plan, FloatNetwork network, SampleSource data) {
        this(plan, network, data, List.of());
    }

    /**
     * Compiles, with samples for the method {@code calibrated}.
     *
     * @param plan what to compare
     * @param network the float network
     * @param data the samples
     * @param calibration unlabelled samples, other than those of the data
     * @throws IllegalArgumentException as above, or if the calibration samples are not as wide as the network
     */
    public StudyProgram(StudyPlan plan, FloatNetwork network, SampleSource data, List<SpikeRaster> calibration) {
        this(plan, network, data, calibration, true);
    }

    private StudyProgram(
            StudyPlan plan, FloatNetwork network, SampleSource data, List<SpikeRaster> calibration, boolean now) {
        this.plan = plan;
        this.network = network;
        this.calibration = List.copyOf(calibration);
        this.data = data;
        this.cells = plan.configurations();
        check();
        this.baselines = Baseline.of(plan, network);
        for (Baseline baseline : baselines) {
            twins.add(FloatTwin.of(network, baseline.twin()));
        }
        this.compiled = new CompiledCells(
                plan, network, cells, calibration, baselines.get(start()).twin());
        this.quantized = now ? compiled.all() : List.of();
        this.tasks = cut();
    }

    /**
     * Compiles each configuration only when one of its tasks is run: for a machine that runs some of the tasks of a program that was
     * compiled, and found to be right, elsewhere. Configurations that are not in use are given up where memory is short.
     *
     * @param plan what to compare
     * @param network the float network
     * @param data the samples
     * @param calibration unlabelled samples, other than those of the data
     * @return the same program
     * @throws IllegalArgumentException as the constructor; what a method or a core refuses is said later, by a task
     */
    public static StudyProgram deferred(
            StudyPlan plan, FloatNetwork network, SampleSource data, List<SpikeRaster> calibration) {
        return new StudyProgram(plan, network, data, calibration, false);
    }

    private List<Task> cut() {
        List<Task> all = new ArrayList<>();
        int block = Math.clamp(data.samples() / WANTED_BLOCKS, 1, MAX_BLOCK);
        int groups = 1 + Math.ceilDiv(cells.size(), CELLS_PER_TASK);
        for (int from = 0; from < data.samples(); from += block) {
            for (int group = 0; group < groups; group++) {
                all.add(new Task(all.size(), group, from, Math.min(data.samples(), from + block)));
            }
        }
        return List.copyOf(all);
    }

    private void check() {
        NetworkShape shape = network.shape();
        if (data.channels() != shape.inputs()) {
            throw new IllegalArgumentException("the data have " + data.channels() + " channels, but the network has "
                    + shape.inputs() + " inputs");
        }
        decoding()
                .check(
                        shape,
                        IntStream.range(0, data.samples()).map(data::steps).toArray());
        double[][] own = data.annotations().scores();
        int told = decoding().decoder().classes(shape);
        if (own.length > 0 && own[0].length != told) {
            throw new IllegalArgumentException("the data hold scores of " + own[0].length
                    + " classes that your own model gave; the decoder tells " + told + " apart");
        }
        int[] labels = labels();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= classes()) {
                boolean hidden = !decoding().hidden().isEmpty();
                throw new IllegalArgumentException("label[" + i + "] is " + labels[i] + ", but the "
                        + (hidden ? "decoder" : "network") + " has " + classes() + " "
                        + (hidden ? "hidden neurons to read" : "readout neurons") + " (classes 0.." + (classes() - 1)
                        + ")");
            }
        }
        for (int chosen : plan.questions().chosenSamples()) {
            if (chosen >= data.samples()) {
                throw new IllegalArgumentException(
                        "chosen sample " + chosen + " does not exist; there are samples 0.." + (data.samples() - 1));
            }
        }
    }

    /**
     * What is compared.
     *
     * @return the plan
     */
    public StudyPlan plan() {
        return plan;
    }

    /**
     * How runs become answers.
     *
     * @return the plan's
     */
    public Decoding decoding() {
        return plan.questions().decoding();
    }

    /**
     * How runs of a configuration become answers.
     *
     * @param cell index of the configuration
     * @return the plan's, with the threshold of a detector in the chip's units
     */
    public Decoding decoding(int cell) {
        return decoding().detection().isEmpty()
                ? decoding()
                : decoding().in(quantized(cell).scales(Parameter.THRESHOLD_OUT));
    }

    /**
     * How many answers are told apart.
     *
     * @return the classes; 2 for a detector
     */
    public int classes() {
        return decoding().answers(shape());
    }

    /**
     * What the answer should be, by sample.
     *
     * @return labels of the data, 1 and 0 where a class is detected against the others; empty when there are none
     */
    public int[] labels() {
        return answers(data.labels());
    }

    private int[] answers(int[] classes) {
        return decoding()
                .detection()
                .filter(rule -> rule.positive().isPresent())
                .map(rule -> Arrays.stream(classes)
                        .map(each -> each == rule.readout() ? 1 : 0)
                        .toArray())
                .orElse(classes);
    }

    /**
     * The samples.
     *
     * @return their source
     */
    public SampleSource data() {
        return data;
    }

    /**
     * What is quantized.
     *
     * @return the float network
     */
    public FloatNetwork network() {
        return network;
    }

    /**
     * Sizes of the network.
     *
     * @return the shape
     */
    public NetworkShape shape() {
        return network.shape();
    }

    /**
     * All configurations.
     *
     * @return in the plan's order
     */
    public List<StudyPlan.Cell> cells() {
        return cells;
    }

    /**
     * What a configuration's quantizer made.
     *
     * @param cell index of the configuration
     * @return integers, scales and losses
     */
    public QuantizationResult quantized(int cell) {
        return quantized.isEmpty() ? compiled.of(cell).quantized() : quantized.get(cell);
    }

    /**
     * All work, in the order of reduction.
     *
     * @return at least one task
     */
    public List<Task> tasks() {
        return tasks;
    }

    /**
     * The float twins that run beside the configurations.
     *
     * @return at least the reference
     */
    public List<Baseline> baselines() {
        return baselines;
    }

    /**
     * Place of the reference among the {@link #baselines}: configurations are compared with it.
     *
     * @return its index
     */
    public int reference() {
        return baselines.stream().map(Baseline::reference).toList().indexOf(true);
    }

    /**
     * Place of the baseline from which attribution switches on one effect of the chip after the other, in the chip's timing.
     *
     * @return its index
     */
    public int start() {
        return place(Baseline.start(plan, network));
    }

    /**
     * Place of the baseline that losses are first counted from: as {@link #start}, in the reference's own timing.
     *
     * @return its index
     */
    public int first() {
        return place(Baseline.first(plan, network));
    }

    /**
     * What the user's own model answered by, where a detector looks.
     *
     * @return one score for every sample; empty if the data hold none, or there is no detector
     */
    public double[] ownScores() {
        return decoding().detection().isEmpty()
                ? new double[0]
                : Arrays.stream(data.annotations().scores())
                        .mapToDouble(scores -> looked(scores)[0])
                        .toArray();
    }

    /** The score that a detector looks at, or all. */
    private double[] looked(double[] scores) {
        return decoding()
                .detection()
                .filter(rule -> scores.length > 1)
                .map(rule -> new double[] {scores[rule.readout()]})
                .orElse(scores);
    }

    private int place(TwinOptions twin) {
        return baselines.stream().map(Baseline::twin).toList().indexOf(twin);
    }

    /**
     * What the user's own model answered, as the data say.
     *
     * @return class of every sample, -1 for no answer; empty if the data say nothing
     */
    public int[] own() {
        int[] predictions = data.annotations().predictions();
        return predictions.length > 0
                ? answers(predictions)
                : Arrays.stream(data.annotations().scores())
                        .mapToInt(scores -> decoding().decide(looked(scores)))
                        .toArray();
    }

    /**
     * Simulations of whole samples in a task; the unit of progress.
     *
     * @param task the task
     * @return at least 1
     */
    public long units(Task task) {
        int perCell = plan.questions().attribution() ? 1 + STAGES.size() : 1;
        int variants = task.group() == 0 ? baselines.size() : perCell * (lastCell(task) - firstCell(task));
        return (long) variants * task.samples();
    }

    /**
     * Compiles the configurations of a task where they are not compiled yet.
     *
     * @param task the task
     * @throws IllegalArgumentException if a method or a core refuses the network
     */
    public void compile(Task task) {
        for (int cell = firstCell(task); cell < lastCell(task); cell++) {
            compiled.of(cell);
        }
    }

    /**
     * What a task works on, for people.
     *
     * @param task the task
     * @return {@code float}, or the name of its first configuration
     */
    public String name(Task task) {
        return task.group() == 0 ? "float" : cells.get(firstCell(task)).name();
    }

    /** A twin at rest, for one thread. */
    FloatTwin twin(int baseline) {
        return twins.get(baseline).fork();
    }

    /** A simulator at rest, for one thread. */
    Simulator chip(int cell) {
        return compiled.of(cell).chip().fork();
    }

    /**
     * Finds where a configuration leaves the float reference; threads share it.
     *
     * @param cell index of the configuration
     * @return the finder
     */
    public DivergenceFinder finder(int cell) {
        return compiled.of(cell).finder();
    }

    /** Simulators of {@link #STAGES} at rest, for one thread; none without attribution. */
    List<EffectSimulator> stages(int cell) {
        return compiled.of(cell).stages().stream().map(EffectSimulator::fork).toList();
    }

    /** The decay of a configuration; see {@link #decayTwin}. */
    ChipDecay decay(int cell) {
        return compiled.of(cell).decay();
    }

    /** The float twin with a configuration's own decay, for one thread. */
    FloatTwin decayTwin(int cell) {
        return ChipDecay.twin(network, compiled.of(cell).quantized());
    }

    /** What spikes of a configuration make the chip do. */
    Operations operations(int cell) {
        return compiled.of(cell).operations();
    }

    /** Whether a configuration's core can hibernate. */
    boolean hibernates(int cell) {
        return cells.get(cell).core().hasBias();
    }

    /**
     * The chip whose costs a configuration has.
     *
     * @param cell index of the configuration
     * @return the plan's, or the first with a cycle model and the configuration's core; empty if there is none
     */
    public Optional<Chip> chipOf(int cell) {
        return plan.choices()
                .target()
                .chip()
                .or(() -> Chip.all().stream()
                        .filter(chip -> chip.core() == cells.get(cell).core() && chip.cycles() != Cycles.UNKNOWN)
                        .findFirst())
                .filter(chip -> chip.cycles() != Cycles.UNKNOWN);
    }

    /**
     * The search for mixed widths, if the plan has one; it is run after the tasks.
     *
     * @return the search, for the first core
     */
    public Optional<WidthSearch> widthSearch() {
        return plan.questions().mixedWidths()
                ? Optional.of(new WidthSearch(
                        network,
                        cells.get(0).options(),
                        OptimalOptions.DEFAULT,
                        TwinOptions.DEFAULT.with(plan.reference().decay()),
                        cells.get(0).core(),
                        calibration,
                        decoding()))
                : Optional.empty();
    }

    int firstCell(Task task) {
        return task.group() == 0 ? 0 : (task.group() - 1) * CELLS_PER_TASK;
    }

    int lastCell(Task task) {
        return task.group() == 0 ? 0 : Math.min(cells.size(), task.group() * CELLS_PER_TASK);
    }
}
