package dev.xylo.study.engine;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Cycles;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.attribution.Effect;
import dev.xylo.study.attribution.EffectSets;
import dev.xylo.study.attribution.EffectSimulator;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.calibration.WidthSearch;
import dev.xylo.study.cost.Operations;
import dev.xylo.study.divergence.DivergenceFinder;
import dev.xylo.study.plan.StudyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plan, ready to run: every configuration quantized, every simulator compiled, the work cut into tasks. Immutable; threads share it.
 *
 * <p>The tasks depend on the plan and the number of samples alone, so that sums of doubles, which depend on the order of additions, come
 * out the same everywhere.
 */
public final class StudyProgram {
    /** Decays of the float baselines; the plan's is the reference. */
    public static final List<Decay> BASELINES = List.of(Decay.values());

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
    private final List<QuantizationResult> quantized = new ArrayList<>();
    private final List<FloatTwin> twins = new ArrayList<>();
    private final List<Simulator> chips = new ArrayList<>();
    private final List<DivergenceFinder> finders = new ArrayList<>();
    private final List<List<EffectSimulator>> stages = new ArrayList<>();
    private final List<Operations> operations = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();

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
        this.plan = plan;
        this.network = network;
        this.calibration = List.copyOf(calibration);
        this.data = data;
        this.cells = plan.configurations();
        check();
        for (Decay decay : BASELINES) {
            twins.add(FloatTwin.of(network, TwinOptions.DEFAULT.with(decay)));
        }
        Methods methods = new Methods(network, TwinOptions.DEFAULT.with(plan.decay()), calibration);
        for (StudyPlan.Cell cell : cells) {
            QuantizationResult result = methods.of(cell.method(), cell.core()).quantize(network, cell.options());
            quantized.add(result);
            chips.add(Simulator.of(result.network(), cell.core()));
            operations.add(Operations.of(result.network()));
            finders.add(DivergenceFinder.of(network, result));
            stages.add(plan.attribution() ? stages(cell, result) : List.of());
        }
        int block = Math.clamp(data.samples() / WANTED_BLOCKS, 1, MAX_BLOCK);
        int groups = 1 + Math.ceilDiv(cells.size(), CELLS_PER_TASK);
        for (int from = 0; from < data.samples(); from += block) {
            for (int group = 0; group < groups; group++) {
                tasks.add(new Task(tasks.size(), group, from, Math.min(data.samples(), from + block)));
            }
        }
    }

    private List<EffectSimulator> stages(StudyPlan.Cell cell, QuantizationResult result) {
        TwinOptions twin = TwinOptions.DEFAULT.with(plan.decay());
        return STAGES.stream()
                .map(effects -> EffectSimulator.of(network, result, cell.core(), effects, twin))
                .toList();
    }

    private void check() {
        NetworkShape shape = network.shape();
        if (data.channels() != shape.inputs()) {
            throw new IllegalArgumentException("the data have " + data.channels() + " channels, but the network has "
                    + shape.inputs() + " inputs");
        }
        int[] labels = data.labels();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= shape.outputs()) {
                throw new IllegalArgumentException("label[" + i + "] is " + labels[i] + ", but the network has "
                        + shape.outputs() + " readout neurons (classes 0.." + (shape.outputs() - 1) + ")");
            }
        }
        for (int chosen : plan.chosenSamples()) {
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
     * The samples.
     *
     * @return their source
     */
    public SampleSource data() {
        return data;
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
        return quantized.get(cell);
    }

    /**
     * All work, in the order of reduction.
     *
     * @return at least one task
     */
    public List<Task> tasks() {
        return List.copyOf(tasks);
    }

    /**
     * Place of the plan's reference among {@link #BASELINES}.
     *
     * @return its index
     */
    public int reference() {
        return BASELINES.indexOf(plan.decay());
    }

    /**
     * Name of a baseline in tables and files.
     *
     * @param baseline its place in {@link #BASELINES}
     * @return such as {@code float_exponential}
     */
    public static String baselineName(int baseline) {
        return "float_" + BASELINES.get(baseline).key();
    }

    /**
     * Simulations of whole samples in a task; the unit of progress.
     *
     * @param task the task
     * @return at least 1
     */
    public long units(Task task) {
        int perCell = plan.attribution() ? 1 + STAGES.size() : 1;
        int variants = task.group() == 0 ? BASELINES.size() : perCell * (lastCell(task) - firstCell(task));
        return (long) variants * task.samples();
    }

    /**
     * The network that is studied.
     *
     * @return in floating point
     */
    public FloatNetwork network() {
        return network;
    }

    /** A twin at rest, for one thread. */
    FloatTwin twin(int baseline) {
        return twins.get(baseline).fork();
    }

    /** A simulator at rest, for one thread. */
    Simulator chip(int cell) {
        return chips.get(cell).fork();
    }

    /**
     * Finds where a configuration leaves the float reference; threads share it.
     *
     * @param cell index of the configuration
     * @return the finder
     */
    public DivergenceFinder finder(int cell) {
        return finders.get(cell);
    }

    /** Simulators of {@link #STAGES} at rest, for one thread; none without attribution. */
    List<EffectSimulator> stages(int cell) {
        return stages.get(cell).stream().map(EffectSimulator::fork).toList();
    }

    /** What spikes of a configuration make the chip do. */
    Operations operations(int cell) {
        return operations.get(cell);
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
        return plan.chip()
                .or(() -> Chip.all().stream()
                        .filter(chip -> chip.core() == cells.get(cell).core() && chip.cycles() != Cycles.UNKNOWN)
                        .findFirst())
                .filter(chip -> chip.cycles() != Cycles.UNKNOWN);
    }

    /**
     * The search for mixed widths, if the plan has one; it is run after the tasks, and anew by a study that was interrupted in it.
     *
     * @return the search, for the first core
     */
    public Optional<WidthSearch> widthSearch() {
        return plan.mixedWidths()
                ? Optional.of(new WidthSearch(
                        network,
                        cells.get(0).options(),
                        OptimalOptions.DEFAULT,
                        TwinOptions.DEFAULT.with(plan.decay()),
                        cells.get(0).core(),
                        calibration))
                : Optional.empty();
    }

    int firstCell(Task task) {
        return task.group() == 0 ? 0 : (task.group() - 1) * CELLS_PER_TASK;
    }

    int lastCell(Task task) {
        return task.group() == 0 ? 0 : Math.min(cells.size(), task.group() * CELLS_PER_TASK);
    }
}
