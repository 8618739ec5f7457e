package dev.xylo.regress;

import dev.xylo.sim.StateVariable;
import java.util.Optional;

/**
 * How one state of two recordings differs.
 *
 * @param variable the state
 * @param compared values that both have
 * @param differing those further apart than the tolerance
 * @param largest largest absolute difference of all; NaN against a number is infinite
 * @param first the first differing value, by sample, step and neuron
 */
public record StateCount(
        StateVariable variable, long compared, long differing, double largest, Optional<Place> first) {}
