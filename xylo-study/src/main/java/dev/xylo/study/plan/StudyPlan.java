package dev.xylo.study.plan;

import dev.xylo.core.chip.Core;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.sim.twin.TwinOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What to compare, and how. {@link PlanKeys} lists everything that can be said; a {@link PlanBuilder} checks it.
 *
 * @param sources what is studied
 * @param choices how it is brought to the chip
 * @param reference the float twin that losses are measured from
 * @param questions what the study is to say
 * @param statistics intervals and draws
 */
public record StudyPlan(
        Sources sources, Choices choices, TwinOptions reference, Questions questions, Statistics statistics) {
    /**
     * A plan with the defaults.
     *
     * @param network file of the float specification
     * @param data file of the samples
     * @return as of a study file with these two keys
     */
    public static StudyPlan of(Path network, Path data) {
        return builder(network, data).build();
    }

    /**
     * A plan to be.
     *
     * @param network file of the float specification
     * @param data file of the samples
     * @return a builder that has these two, and defaults for the rest
     */
    public static PlanBuilder builder(Path network, Path data) {
        return new PlanBuilder().set(PlanKeys.NETWORK, network).set(PlanKeys.DATA, data);
    }

    /**
     * A plan like this one, to be changed.
     *
     * @return a builder that says the same
     */
    public PlanBuilder toBuilder() {
        PlanBuilder builder = new PlanBuilder();
        PlanKeys.all().forEach(key -> builder.copy(key, this));
        return builder.overridden(sources.overridden());
    }

    /**
     * Everything that is compared with the float reference: the cross product of methods, versions, bits per weight, bits per threshold,
     * fuzzy scaling and cores, the last changing fastest.
     *
     * <p>The published {@code channel} methods ignore fuzzy scaling: where the plan asks for both, they stand there once, without it.
     * {@code optimal} and {@code calibrated} follow no version and have no fuzzy scaling: they stand there once for every width.
     *
     * @return at least one; no name twice
     */
    public List<Cell> configurations() {
        return choices.configurations();
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
