package dev.xylo.study.plan;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.formats.data.DataOptions;
import dev.xylo.formats.network.ReadOptions;
import dev.xylo.sim.decode.Decoders;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.DetectionRule;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.Methods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Collects what a plan says, key by key; what nobody says has its default. A value is checked when it is set, and how values go together
 * when the plan is built.
 */
public final class PlanBuilder {
    private final Map<PlanKey<?>, Object> values = new LinkedHashMap<>();
    private List<String> overridden = List.of();

    PlanBuilder() {}

    /**
     * Says one thing.
     *
     * @param key what it is about
     * @param value not null; a later value takes the place of an earlier one
     * @param <T> type of the value
     * @return this
     * @throws PlanException if it could not stand in a study file
     */
    public <T> PlanBuilder set(PlanKey<T> key, T value) {
        key.check(value);
        values.put(key, value);
        return this;
    }

    /**
     * Says one thing, as it would stand in a file.
     *
     * @param key what it is about
     * @param node its value, or an array of values; a relative path starts at the working directory
     * @return this
     * @throws PlanException if it could not stand in a study file
     */
    public PlanBuilder setWritten(PlanKey<?> key, JsonNode node) {
        try {
            read(key, node, null);
        } catch (PlanKey.BadValueException e) {
            throw key.refusal(e);
        }
        return this;
    }

    /** Says what stands in a file. */
    void read(PlanKey<?> key, JsonNode node, Path file) throws PlanKey.BadValueException {
        values.put(key, key.read(node, file));
    }

    /**
     * Says that options took the place of what a study file says; the manifest will name them.
     *
     * @param keys names of keys
     * @return this
     */
    public PlanBuilder overridden(List<String> keys) {
        overridden = List.copyOf(keys);
        return this;
    }

    /**
     * Whether something was said about a key.
     *
     * @param key the key
     * @return false if its default holds
     */
    public boolean says(PlanKey<?> key) {
        return values.containsKey(key);
    }

    /** Takes a value over from a plan, unless it is the default. */
    <T> void copy(PlanKey<T> key, StudyPlan plan) {
        T value = key.in(plan);
        if (value != null && !value.equals(key.absent())) {
            values.put(key, value);
        }
    }

    /**
     * The plan.
     *
     * @return a plan
     * @throws PlanException if network or data are missing, or values do not go together
     */
    public StudyPlan build() {
        checkNeeded(PlanKeys.NETWORK);
        checkNeeded(PlanKeys.DATA);
        checkCalibration();
        checkVersions();
        return new StudyPlan(
                new Sources(
                        value(PlanKeys.NETWORK),
                        value(PlanKeys.DATA),
                        Optional.ofNullable(value(PlanKeys.CALIBRATE)),
                        new ReadOptions(
                                says(PlanKeys.DT) ? OptionalDouble.of(value(PlanKeys.DT)) : OptionalDouble.empty(),
                                Optional.ofNullable(value(PlanKeys.RESET)),
                                List.of(),
                                false),
                        samples(),
                        overridden),
                new Choices(
                        value(PlanKeys.METHODS),
                        value(PlanKeys.COMPAT),
                        new Widths(value(PlanKeys.BITS_PER_WEIGHT), value(PlanKeys.BITS_PER_THRESHOLD)),
                        value(PlanKeys.FUZZY_SCALING),
                        target()),
                new TwinOptions(value(PlanKeys.DECAY), value(PlanKeys.CAPS), value(PlanKeys.TIMING)),
                new Questions(
                        decoding(),
                        value(PlanKeys.ATTRIBUTION),
                        value(PlanKeys.MIXED_WIDTHS),
                        faults(),
                        value(PlanKeys.CHOSEN_SAMPLES)),
                new Statistics(value(PlanKeys.SEED)));
    }

    /** A chip says its core, unless cores are given. */
    private Target target() {
        Optional<Chip> chip = Optional.ofNullable(value(PlanKeys.CHIP));
        List<Core> cores = chip.isPresent() && !says(PlanKeys.CORES)
                ? List.of(chip.get().core())
                : value(PlanKeys.CORES).stream().map(Core::ofNumber).toList();
        return new Target(cores, chip);
    }

    private Decoding decoding() {
        String name = value(PlanKeys.DECODE);
        List<Integer> hidden = value(PlanKeys.HIDDEN_READOUTS);
        boolean reads = name.equals(Decoders.HIDDEN_COUNT);
        if (reads && hidden.isEmpty()) {
            throw new PlanException(
                    PlanKeys.HIDDEN_READOUTS,
                    "is missing; the decoder '" + name
                            + "' needs the hidden neurons that it reads, one for each class");
        }
        if (!reads && !hidden.isEmpty()) {
            throw new PlanException(
                    PlanKeys.HIDDEN_READOUTS,
                    "is read by the decoder '" + Decoders.HIDDEN_COUNT + "' only; '" + name + "' would ignore it");
        }
        return new Decoding(name, value(PlanKeys.FROM), hidden, detection());
    }

    private Optional<DetectionRule> detection() {
        Integer positive = value(PlanKeys.POSITIVE);
        if (!says(PlanKeys.DETECT)) {
            if (positive != null) {
                throw new PlanException(
                        PlanKeys.POSITIVE, "says what is detected, but nothing is; add ", PlanKeys.DETECT);
            }
            return Optional.empty();
        }
        if (value(PlanKeys.MIXED_WIDTHS)) {
            throw new PlanException(PlanKeys.DETECT, "does not go with ", PlanKeys.MIXED_WIDTHS);
        }
        OptionalInt ofClass = positive == null ? OptionalInt.empty() : OptionalInt.of(positive);
        return Optional.of(new DetectionRule(ofClass, value(PlanKeys.DETECT)));
    }

    private Optional<FaultPlan> faults() {
        boolean wanted = value(PlanKeys.FAULTS);
        for (PlanKey<?> key : PlanKeys.OF_FAULTS) {
            if (!wanted && says(key)) {
                throw new PlanException(key, "says how faults are injected, but none are; add ", PlanKeys.FAULTS);
            }
        }
        return wanted
                ? Optional.of(new FaultPlan(
                        value(PlanKeys.FAULT_COUNTS),
                        value(PlanKeys.FAULT_CHIPS),
                        value(PlanKeys.FAULT_SINGLES),
                        value(PlanKeys.FAULT_SAMPLES)))
                : Optional.empty();
    }

    private DataOptions samples() {
        DataOptions options = DataOptions.NONE;
        options = says(PlanKeys.INPUT_KEY) ? options.withInputKey(value(PlanKeys.INPUT_KEY)) : options;
        options = says(PlanKeys.LABEL_KEY) ? options.withLabelKey(value(PlanKeys.LABEL_KEY)) : options;
        options = says(PlanKeys.LABELS) ? options.withLabels(value(PlanKeys.LABELS)) : options;
        options = says(PlanKeys.CHANNELS) ? options.withChannels(value(PlanKeys.CHANNELS)) : options;
        return says(PlanKeys.STEPS) ? options.withSteps(value(PlanKeys.STEPS)) : options;
    }

    private void checkNeeded(PlanKey<?> key) {
        if (!says(key)) {
            throw new PlanException(key, "is missing; it must be " + key.needed());
        }
    }

    private void checkCalibration() {
        if (says(PlanKeys.CALIBRATE)) {
            return;
        }
        if (value(PlanKeys.METHODS).contains(Methods.CALIBRATED)) {
            throw new PlanException(
                    PlanKeys.CALIBRATE, "is missing; the method 'calibrated' needs the path of unlabelled samples");
        }
        if (value(PlanKeys.MIXED_WIDTHS)) {
            throw new PlanException(
                    PlanKeys.CALIBRATE, "is missing; the search for mixed widths needs the path of unlabelled samples");
        }
    }

    /** What no method of the plan would look at is refused. */
    private void checkVersions() {
        List<String> methods = new ArrayList<>(value(PlanKeys.METHODS));
        if (methods.stream().anyMatch(Methods::followsVersions)) {
            return;
        }
        for (PlanKey<?> key : List.of(PlanKeys.COMPAT, PlanKeys.FUZZY_SCALING)) {
            if (says(key)) {
                throw new PlanException(
                        key, "is for the published methods; " + String.join(", ", methods) + " would ignore it");
            }
        }
    }

    @SuppressWarnings("unchecked") // what is put under a key was checked by it
    private <T> T value(PlanKey<T> key) {
        return (T) values.getOrDefault(key, key.absent());
    }
}
