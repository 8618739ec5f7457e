package dev.xylo.core.rules;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.LimitRule.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The list of design rules; a new one is one more entry here. */
public final class DesignRules {
    private static final List<DesignRule> ALL = List.of(
            size("inputs", Resource.INPUTS, NetworkShape::inputs, "merge input channels, or take a chip with more"),
            size(
                    "hidden-neurons",
                    Resource.HIDDEN,
                    NetworkShape::hidden,
                    "take fewer hidden neurons, or a larger chip"),
            size("outputs", Resource.OUTPUTS, NetworkShape::outputs, "take fewer readout neurons, or a chip with more"),
            neurons("synapses", Resource.SYNAPSES, Design::synapses, "give each neuron one synapse: one time constant"),
            amount(
                    "input-reach",
                    Resource.INPUT_REACH,
                    Design::inputReach,
                    "let input reach the first hidden neurons only; move neurons with input to the front"),
            amount(
                    "output-reach",
                    Resource.OUTPUT_REACH,
                    Design::outputReach,
                    "read out the last hidden neurons only; move neurons that are read to the end"),
            neurons(
                    "fan-out",
                    Resource.FAN_OUT,
                    Design::fanOut,
                    "prune the smallest recurrent weights of these neurons"),
            amount(
                    "recurrent-slots",
                    Resource.RECURRENT_SLOTS,
                    design -> Arrays.stream(design.fanOut()).sum(),
                    "prune the smallest recurrent weights"),
            amount(
                    "input-weights",
                    Resource.INPUT_WEIGHTS,
                    design -> (double) design.shape().inputs() * design.inputReach(),
                    "take fewer input channels, or let them reach fewer hidden neurons"),
            amount(
                    "output-weights",
                    Resource.OUTPUT_WEIGHTS,
                    design -> (double) design.shape().outputs() * design.outputReach(),
                    "take fewer readout neurons, or read fewer hidden neurons"),
            values("weight-range", Resource.WEIGHT, Kind.SCALED, "quantize to 8 bits, or write with --clip"),
            values(
                    "threshold-range",
                    Resource.THRESHOLD,
                    Kind.SCALED,
                    "quantize with fewer bits per weight, or --clip"),
            values(
                    "bias-range",
                    Resource.BIAS,
                    Kind.SCALED,
                    "quantize with fewer bits per weight, or train a smaller bias"),
            values("dash-range", Resource.DASH, Kind.ROUNDED, "choose dt so that log2(tau / dt) rounds into the range"),
            values("weight-shift", Resource.WEIGHT_SHIFT, Kind.ROUNDED, "scale thresholds and biases down instead"),
            neurons(
                    "one-alias-target",
                    Resource.ALIAS_TARGETS,
                    Design::aliasTargets,
                    "keep one target; chain the others: a target may itself have one"),
            neurons(
                    "unique-alias-target",
                    Resource.ALIAS_SOURCES,
                    Design::aliasSources,
                    "let each neuron be the target of one other only"),
            new AliasDirectionRule(
                    "alias-itself",
                    Severity.ERROR,
                    alias -> alias.source() == alias.target(),
                    "aliases to the neuron itself",
                    "remove them; raise the weights instead"),
            new AliasDirectionRule(
                    "alias-upward",
                    Severity.WARNING,
                    alias -> alias.target() < alias.source(),
                    "aliases to a lower index",
                    "order the neurons so that targets come later: a lower target has already run in the step"),
            new SharedThresholdRule());

    private DesignRules() {}

    /**
     * All rules.
     *
     * @return unmodifiable, in the order of reports
     */
    public static List<DesignRule> all() {
        return ALL;
    }

    /**
     * Checks a network against every rule of a chip.
     *
     * @param design the network
     * @param chip the chip
     * @return every violated rule, and the headroom
     */
    public static DesignCheck check(Design design, Chip chip) {
        return new DesignCheck(
                chip,
                design.isInteger(),
                ALL.stream().flatMap(rule -> rule.check(design, chip).stream()).toList(),
                ALL.stream()
                        .map(rule -> rule.usage(design, chip))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static DesignRule size(String key, Resource resource, ToDoubleFunction<NetworkShape> size, String fix) {
        return amount(key, resource, design -> size.applyAsDouble(design.shape()), fix);
    }

    private static DesignRule amount(String key, Resource resource, ToDoubleFunction<Design> amount, String fix) {
        return new LimitRule(
                key,
                resource,
                Kind.AMOUNT,
                design -> Measurement.one(amount.applyAsDouble(design), "the network"),
                fix);
    }

    private static DesignRule neurons(String key, Resource resource, Function<Design, int[]> counts, String fix) {
        return new LimitRule(
                key, resource, Kind.AMOUNT, design -> Measurement.each(counts.apply(design), "hidden neuron"), fix);
    }

    /** All values of the parameters that the resource of the same name limits. */
    private static DesignRule values(String key, Resource resource, Kind kind, String fix) {
        Parameter.Kind wanted = Parameter.Kind.valueOf(resource.name());
        return new LimitRule(key, resource, kind, design -> measured(design, wanted), fix);
    }

    private static Measurement measured(Design design, Parameter.Kind wanted) {
        List<Parameter> parameters = Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.kind() == wanted && design.has(parameter))
                .toList();
        int[] ends = new int[parameters.size()];
        int size = 0;
        for (int p = 0; p < ends.length; p++) {
            size = Math.addExact(size, design.shape().size(parameters.get(p)));
            ends[p] = size;
        }
        return new Measurement(
                size,
                i -> {
                    int p = holder(ends, i);
                    return design.value(parameters.get(p), i - start(ends, p));
                },
                i -> {
                    int p = holder(ends, i);
                    return design.shape().element(parameters.get(p), i - start(ends, p));
                });
    }

    private static int holder(int[] ends, int i) {
        int p = 0;
        while (i >= ends[p]) {
            p++;
        }
        return p;
    }

    private static int start(int[] ends, int p) {
        return p == 0 ? 0 : ends[p - 1];
    }
}
