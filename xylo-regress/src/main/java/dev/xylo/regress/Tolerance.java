package dev.xylo.regress;

import dev.xylo.sim.StateVariable;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far two values may be apart and still count as equal.
 *
 * @param all largest absolute difference of any state; unit: of the state
 * @param byVariable exceptions
 */
public record Tolerance(double all, Map<StateVariable, Double> byVariable) {
    /** Every bit counts. */
    public static final Tolerance EXACT = new Tolerance(0, Map.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if one is negative, or not finite
     */
    public Tolerance {
        byVariable = byVariable.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(byVariable));
        check(all);
        byVariable.values().forEach(Tolerance::check);
    }

    /**
     * The tolerance of a state.
     *
     * @param variable the state
     * @return largest absolute difference
     */
    public double of(StateVariable variable) {
        return byVariable.getOrDefault(variable, all);
    }

    private static void check(double tolerance) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException(
                    "a tolerance of " + tolerance + " is not a distance; it must be 0 or above");
        }
    }
}
