package dev.xylo.quantize.optimal;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Options of {@code optimal} beyond those of every method.
 *
 * @param ingredients what it does beyond rounding
 * @param decay of the float network that is approximated: the share of a state that is left after a step, from its dash
 *     {@code log2(tau / dt)}
 * @param widths bits of weights by group, or empty for {@code bits_per_weight} everywhere
 * @param assumedRate spikes per step and source that are assumed where nothing was observed, above 0
 * @param assumedPeak how many thresholds a state may reach on either side where nothing was observed, at least 2
 * @param readout how the readout's answer is used
 */
public record OptimalOptions(
        Set<Ingredient> ingredients,
        DoubleUnaryOperator decay,
        Optional<Widths> widths,
        double assumedRate,
        double assumedPeak,
        ReadoutUse readout) {
    /** Everything on, exponential decay, 0.1 spikes per step, room for 64 thresholds. */
    public static final OptimalOptions DEFAULT = new OptimalOptions(
            EnumSet.allOf(Ingredient.class),
            dash -> Math.exp(-Math.pow(2, -dash)),
            Optional.empty(),
            0.1,
            64,
            ReadoutUse.SPIKES);

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if rate or peak is out of range
     */
    public OptimalOptions {
        ingredients = Set.copyOf(ingredients);
        if (!(assumedRate > 0) || !(assumedPeak >= 2)) {
            throw new IllegalArgumentException(
                    "assumed rate " + assumedRate + " must be above 0, assumed peak " + assumedPeak + " at least 2");
        }
    }

    /**
     * The same for another decay.
     *
     * @param other share left after a step, from the dash
     * @return new options
     */
    public OptimalOptions withDecay(DoubleUnaryOperator other) {
        return new OptimalOptions(ingredients, other, widths, assumedRate, assumedPeak, readout);
    }

    /**
     * The same without an ingredient.
     *
     * @param ingredient to switch off
     * @return new options
     */
    public OptimalOptions without(Ingredient ingredient) {
        EnumSet<Ingredient> fewer = EnumSet.noneOf(Ingredient.class);
        fewer.addAll(ingredients);
        fewer.remove(ingredient);
        return new OptimalOptions(fewer, decay, widths, assumedRate, assumedPeak, readout);
    }

    /**
     * The same with widths by group.
     *
     * @param other bits
     * @return new options
     */
    public OptimalOptions withWidths(Widths other) {
        return new OptimalOptions(ingredients, decay, Optional.of(other), assumedRate, assumedPeak, readout);
    }

    /**
     * The same for another use of the readout.
     *
     * @param other how its answer is used
     * @return new options
     */
    public OptimalOptions withReadout(ReadoutUse other) {
        return new OptimalOptions(ingredients, decay, widths, assumedRate, assumedPeak, other);
    }

    boolean has(Ingredient ingredient) {
        return ingredients.contains(ingredient);
    }
}
