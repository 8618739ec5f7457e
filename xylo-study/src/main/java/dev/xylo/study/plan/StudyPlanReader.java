package dev.xylo.study.plan;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.faults.CampaignPlan;
import dev.xylo.formats.FormatException;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.twin.Decay;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.statistics.PairedBootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads study files; the manual of {@link dev.xylo.study.plan} says what stands in one. */
public final class StudyPlanReader {
    private static final ValueType<Integer> BITS = ValueType.integer(2, 16);

    private StudyPlanReader() {}

    /**
     * Reads a study file. Relative paths in it start at its folder; whether something is there is not looked at.
     *
     * @param file YAML or JSON, at most 1 MiB
     * @return what it says, with defaults for the rest
     * @throws FormatException if it cannot be read, or says something that cannot be meant
     */
    public static StudyPlan read(Path file) throws FormatException {
        PlanValues values = new PlanValues(file, PlanTree.parse(file, PlanText.read(file)));
        values.checkKeys();
        StudyPlan defaults = StudyPlan.of(
                values.needed(PlanKeys.NETWORK, ValueType.path(file)),
                values.needed(PlanKeys.DATA, ValueType.path(file)));
        Optional<Path> calibrate = Optional.ofNullable(values.one(PlanKeys.CALIBRATE, ValueType.path(file), null));
        List<String> methods =
                values.list(PlanKeys.METHODS, ValueType.choice(Methods.names(), name -> name), defaults.methods());
        if (methods.contains(Methods.CALIBRATED) && calibrate.isEmpty()) {
            throw new FormatException(
                    file,
                    PlanKeys.CALIBRATE,
                    "is missing; the method 'calibrated' needs the path of unlabelled samples");
        }
        if (calibrate.isPresent() && calibrate.get().equals(defaults.data())) {
            throw new FormatException(
                    file,
                    PlanKeys.CALIBRATE,
                    "is the file that accuracy is measured on; take other samples, such as the training set");
        }
        return new StudyPlan(
                defaults.network(),
                defaults.data(),
                methods,
                values.list(
                        PlanKeys.COMPAT, ValueType.choice(List.of(Compat.values()), Compat::key), defaults.compat()),
                values.list(PlanKeys.BITS_PER_WEIGHT, BITS, defaults.bitsPerWeight()),
                values.list(PlanKeys.BITS_PER_THRESHOLD, BITS, defaults.bitsPerThreshold()),
                values.list(PlanKeys.FUZZY_SCALING, ValueType.bool(), defaults.fuzzyScaling()),
                cores(values, defaults),
                values.one(PlanKeys.DECAY, ValueType.choice(List.of(Decay.values()), Decay::key), defaults.decay()),
                values.one(PlanKeys.ATTRIBUTION, ValueType.bool(), defaults.attribution()),
                values.one(
                        PlanKeys.BOOTSTRAP_RESAMPLES,
                        ValueType.integer(1, PairedBootstrap.MAX_RESAMPLES),
                        defaults.bootstrapResamples()),
                values.one(PlanKeys.SEED, ValueType.integer64(), defaults.seed()),
                values.list(PlanKeys.CHOSEN_SAMPLES, ValueType.integer(0, Integer.MAX_VALUE), defaults.chosenSamples()),
                calibrate,
                mixedWidths(values, calibrate),
                faults(values),
                Optional.ofNullable(values.one(PlanKeys.CHIP, ValueType.choice(Chip.all(), Chip::key), null)),
                values.one(PlanKeys.DT, ValueType.positive("s"), defaults.dt()));
    }

    private static boolean mixedWidths(PlanValues values, Optional<Path> calibrate) throws FormatException {
        boolean wanted = values.one(PlanKeys.MIXED_WIDTHS, ValueType.bool(), false);
        if (wanted && calibrate.isEmpty()) {
            throw new FormatException(
                    values.file(),
                    PlanKeys.CALIBRATE,
                    "is missing; the search for mixed widths needs the path of unlabelled samples");
        }
        return wanted;
    }

    private static Optional<FaultPlan> faults(PlanValues values) throws FormatException {
        boolean wanted = values.one(PlanKeys.FAULTS, ValueType.bool(), false);
        FaultPlan defaults = FaultPlan.DEFAULT;
        FaultPlan plan = new FaultPlan(
                values.list(PlanKeys.FAULT_COUNTS, ValueType.integer(1, CampaignPlan.MOST_FAULTS), defaults.counts()),
                values.one(PlanKeys.FAULT_CHIPS, ValueType.integer(1, FaultPlan.MOST_CHIPS), defaults.chips()),
                values.one(PlanKeys.FAULT_SINGLES, ValueType.integer(1, FaultPlan.MOST_CHIPS), defaults.singles()),
                values.one(PlanKeys.FAULT_SAMPLES, ValueType.integer(1, Integer.MAX_VALUE), defaults.samples()));
        for (String key : PlanKeys.OF_FAULTS) {
            if (!wanted && values.tree().has(key)) {
                throw new FormatException(
                        values.file(), key, "says how faults are injected, but none are; add faults: true");
            }
        }
        return wanted ? Optional.of(plan) : Optional.empty();
    }

    /**
     * Whether a file is a study file by its looks: its name ends in {@code .yaml} or {@code .yml}, or it is a JSON object with a text
     * {@code network}, which a network's own file does not have.
     *
     * @param file any file
     * @return true if it should be read here
     */
    public static boolean isStudyFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return true;
        }
        if (!name.endsWith(".json")) {
            return false;
        }
        try {
            return PlanTree.parse(file, PlanText.read(file))
                    .path(PlanKeys.NETWORK)
                    .isString();
        } catch (FormatException e) {
            return false;
        }
    }

    private static List<Core> cores(PlanValues values, StudyPlan defaults) throws FormatException {
        List<Integer> numbers = values.list(
                PlanKeys.CORES,
                ValueType.integer(1, Core.values().length),
                defaults.cores().stream().map(Core::number).toList());
        List<Core> cores = new ArrayList<>();
        numbers.forEach(number -> cores.add(Core.ofNumber(number)));
        return cores;
    }
}
