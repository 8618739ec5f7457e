package dev.xylo.study.plan;

import dev.xylo.core.chip.Core;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.Quantizers;
import dev.xylo.study.calibration.Methods;
import java.util.ArrayList;
import java.util.List;

/**
 * How the network is brought to the chip. Lists keep their order, hold no value twice and at least one.
 *
 * @param methods quantization methods, such as {@code channel}
 * @param compat whose quantizers are followed
 * @param widths bits of weights and thresholds
 * @param fuzzyScaling whether weights are scaled fuzzily
 * @param target cores and chip
 */
public record Choices(
        List<String> methods, List<Compat> compat, Widths widths, List<Boolean> fuzzyScaling, Target target) {
    /** Copies. */
    public Choices {
        methods = List.copyOf(methods);
        compat = List.copyOf(compat);
        fuzzyScaling = List.copyOf(fuzzyScaling);
    }

    /** See {@link StudyPlan#configurations}. */
    List<StudyPlan.Cell> configurations() {
        List<StudyPlan.Cell> cells = new ArrayList<>();
        for (String method : methods) {
            for (Compat version : versions(method)) {
                for (int weight : widths.perWeight()) {
                    for (int threshold : widths.perThreshold()) {
                        for (boolean fuzzy : fuzzyScaling(method, version)) {
                            QuantizationOptions options = new QuantizationOptions(version, weight, threshold, fuzzy);
                            target.cores()
                                    .forEach(core -> cells.add(
                                            new StudyPlan.Cell(name(method, options, core), method, options, core)));
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
        if (widths.perThreshold().size() > 1) {
            name.append("_t").append(options.bitsPerThreshold());
        }
        if (fuzzyScaling.size() > 1 && options.fuzzyScaling()) {
            name.append("_fuzzy");
        }
        if (target.cores().size() > 1) {
            name.append("_core").append(core.number());
        }
        return name.toString();
    }
}
