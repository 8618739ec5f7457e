package dev.xylo.study.plan;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.Quantizers;
import dev.xylo.sim.twin.Decay;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.statistics.PairedBootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to compare, and how; the components are the keys of a study file. Lists keep their order and hold no value twice; all but the last
 * hold at least one.
 *
 * @param network file of the float specification
 * @param data file of the labelled samples
 * @param methods quantization methods, such as {@code channel}
 * @param compat whose quantizers are followed
 * @param bitsPerWeight bits of a weight, 2..16
 * @param bitsPerThreshold bits of a threshold, 2..16
 * @param fuzzyScaling whether weights are scaled fuzzily
 * @param cores revisions that are simulated
 * @param decay decay of the float reference
 * @param attribution whether to say which step of the quantization lost how much
 * @param bootstrapResamples resamples of every bootstrap interval, {@code 1..}{@link PairedBootstrap#MAX_RESAMPLES}
 * @param seed of every bootstrap interval and of all drawn faults
 * @param chosenSamples indices of samples whose rasters are kept, at least 0
 * @param calibrate file of unlabelled samples that the method {@code calibrated} looks at, never the samples themselves
 * @param mixedWidths whether to search bits of input, recurrent and output weights one by one, on the samples to calibrate on
 * @param faults faults to inject into every configuration; empty for none
 * @param chip whose costs are reported; empty for the first chip with a cycle model and the core of a configuration
 * @param dt time step, s; costs depend on it
 */
public record StudyPlan(
        Path network,
        Path data,
        List<String> methods,
        List<Compat> compat,
        List<Integer> bitsPerWeight,
        List<Integer> bitsPerThreshold,
        List<Boolean> fuzzyScaling,
        List<Core> cores,
        Decay decay,
        boolean attribution,
        int bootstrapResamples,
        long seed,
        List<Integer> chosenSamples,
        Optional<Path> calibrate,
        boolean mixedWidths,
        Optional<FaultPlan> faults,
        Optional<Chip> chip,
        double dt) {
    private static final String CHANNEL = "channel";

    /**
     * Copies and checks. Bits are checked by {@link QuantizationOptions}, methods by {@link dev.xylo.quantize.Quantizers}.
     *
     * @throws IllegalArgumentException if a list is empty or holds a value twice, a number is out of range, or {@code calibrated} has
     *     nothing to look at, or the samples themselves
     */
    public StudyPlan {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(decay, "decay");
        methods = some(PlanKeys.METHODS, methods);
        compat = some(PlanKeys.COMPAT, compat);
        bitsPerWeight = some(PlanKeys.BITS_PER_WEIGHT, bitsPerWeight);
        bitsPerThreshold = some(PlanKeys.BITS_PER_THRESHOLD, bitsPerThreshold);
        fuzzyScaling = some(PlanKeys.FUZZY_SCALING, fuzzyScaling);
        cores = some(PlanKeys.CORES, cores);
        chosenSamples = distinct(PlanKeys.CHOSEN_SAMPLES, chosenSamples);
        if (bootstrapResamples < 1 || bootstrapResamples > PairedBootstrap.MAX_RESAMPLES) {
            throw new IllegalArgumentException(PlanKeys.BOOTSTRAP_RESAMPLES + " is " + bootstrapResamples
                    + "; it must be 1.." + PairedBootstrap.MAX_RESAMPLES);
        }
        if (chosenSamples.stream().anyMatch(index -> index < 0)) {
            throw new IllegalArgumentException(PlanKeys.CHOSEN_SAMPLES + " holds a negative index");
        }
        if (methods.contains(Methods.CALIBRATED) && calibrate.isEmpty()) {
            throw new IllegalArgumentException(
                    "the method '" + Methods.CALIBRATED + "' needs unlabelled samples, such as the"
                            + " training set: name their file (" + PlanKeys.CALIBRATE + ")");
        }
        if (mixedWidths && calibrate.isEmpty()) {
            throw new IllegalArgumentException(
                    "the search for mixed widths needs unlabelled samples, such as the training set:"
                            + " name their file (" + PlanKeys.CALIBRATE + ")");
        }
        if (!(dt > 0 && dt < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(PlanKeys.DT + " is " + dt + " s; it must be positive");
        }
        if (calibrate.isPresent() && calibrate.get().equals(data)) {
            throw new IllegalArgumentException(PlanKeys.CALIBRATE + " names the file that accuracy is measured on, "
                    + data + "; take other samples, such as the training set");
        }
    }

    /**
     * The same with samples to calibrate on.
     *
     * @param file of unlabelled samples
     * @return a new plan
     */
    public StudyPlan withCalibration(Path file) {
        return withFiles(network, data, Optional.of(file));
    }

    /**
     * The same with its files elsewhere.
     *
     * @param networkFile file of the float specification
     * @param dataFile file of the labelled samples
     * @param calibrateFile file of unlabelled samples
     * @return a new plan
     */
    public StudyPlan withFiles(Path networkFile, Path dataFile, Optional<Path> calibrateFile) {
        return new StudyPlan(
                networkFile,
                dataFile,
                methods,
                compat,
                bitsPerWeight,
                bitsPerThreshold,
                fuzzyScaling,
                cores,
                decay,
                attribution,
                bootstrapResamples,
                seed,
                chosenSamples,
                calibrateFile,
                mixedWidths,
                faults,
                chip,
                dt);
    }

    /**
     * A plan with the defaults.
     *
     * @param network file of the float specification
     * @param data file of the labelled samples
     * @return as of a study file with these two keys
     */
    public static StudyPlan of(Path network, Path data) {
        return new StudyPlan(
                network,
                data,
                List.of("global", CHANNEL, "optimal"),
                List.of(QuantizationOptions.DEFAULT.compat()),
                List.of(8, 6, 4),
                List.of(16),
                List.of(false),
                List.of(Core.CORE_2),
                Decay.EXPONENTIAL,
                true,
                10_000,
                1,
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                1e-3);
    }

    /**
     * Everything that is compared with the float reference: the cross product of methods, versions, bits per weight, bits per threshold,
     * fuzzy scaling and cores, the last changing fastest.
     *
     * <p>The published {@code channel} methods ignore fuzzy scaling: where the plan asks for both, they stand there once, without it.
     * {@code optimal} and {@code calibrated} follow no version and have no fuzzy scaling: they stand there once for every width.
     *
     * @return at least one; no name twice
     * @throws IllegalArgumentException if bits are outside 2..16
     */
    public List<Cell> configurations() {
        List<Cell> cells = new ArrayList<>();
        for (String method : methods) {
            for (Compat version : versions(method)) {
                for (int weight : bitsPerWeight) {
                    for (int threshold : bitsPerThreshold) {
                        for (boolean fuzzy : fuzzyScaling(method, version)) {
                            QuantizationOptions options = new QuantizationOptions(version, weight, threshold, fuzzy);
                            cores.forEach(
                                    core -> cells.add(new Cell(name(method, options, core), method, options, core)));
                        }
                    }
                }
            }
        }
        return List.copyOf(cells);
    }

    private List<Compat> versions(String method) {
        return Methods.followsVersions(method) ? compat : List.of(Compat.CORRECTED);
    }

    private List<Boolean> fuzzyScaling(String method, Compat version) {
        if (!Methods.followsVersions(method)) {
            return List.of(false);
        }
        boolean ignored = Quantizers.methods().stream()
                .anyMatch(each -> each.name().equals(method) && !each.takesFuzzyScaling(version));
        return ignored && fuzzyScaling.size() > 1 ? List.of(false) : fuzzyScaling;
    }

    private String name(String method, QuantizationOptions options, Core core) {
        StringBuilder name = new StringBuilder(method).append('_').append(options.bitsPerWeight());
        if (versions(method).size() > 1) {
            name.append('_').append(options.compat().key());
        }
        if (bitsPerThreshold.size() > 1) {
            name.append("_t").append(options.bitsPerThreshold());
        }
        if (fuzzyScaling.size() > 1 && options.fuzzyScaling()) {
            name.append("_fuzzy");
        }
        if (cores.size() > 1) {
            name.append("_core").append(core.number());
        }
        return name.toString();
    }

    private static <T> List<T> some(String key, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(key + " is empty");
        }
        return distinct(key, values);
    }

    private static <T> List<T> distinct(String key, List<T> values) {
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException(key + " holds a value twice: " + values);
        }
        return List.copyOf(values);
    }

    /**
     * One way to bring the network to one core.
     *
     * @param name {@code <method>_<bits per weight>}, then, each only where the plan has several: {@code _<compat>}, {@code _t<bits per
     *     threshold>}, {@code _fuzzy} if so, {@code _core<number>}; such as {@code global_8_corrected_core1}
     * @param method quantization method
     * @param options version, widths and fuzzy scaling
     * @param core revision that is simulated
     */
    public record Cell(String name, String method, QuantizationOptions options, Core core) {}
}
