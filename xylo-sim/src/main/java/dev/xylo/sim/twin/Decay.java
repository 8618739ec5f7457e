package dev.xylo.sim.twin;

import dev.xylo.core.arithmetic.Arithmetic;
import java.util.function.DoubleUnaryOperator;

/** How much of a state is left after one step, from its dash {@code log2(tau / dt)}. */
public enum Decay {
    /** {@code exp(-2^-dash)}, that is {@code exp(-dt / tau)}: Rockpool's LIFTorch, the exact solution. */
    EXPONENTIAL("exponential", dash -> Math.exp(-Math.pow(2, -dash))),
    /** {@code 1 - 2^-dash}, that is {@code 1 - dt / tau}: Euler's step, as in NIR; the dash stays a real number. */
    EULER("euler", dash -> 1 - Math.pow(2, -dash)),
    /** {@code 1 - 2^-round(dash)}: Rockpool's LIFBitshiftTorch, the chip's decay without its truncation. */
    BITSHIFT("bitshift", dash -> 1 - Math.pow(2, -Arithmetic.roundHalfEven(dash)));

    private final String key;
    private final DoubleUnaryOperator factor;

    Decay(String key, DoubleUnaryOperator factor) {
        this.key = key;
        this.factor = factor;
    }

    /**
     * Name that users choose it by.
     *
     * @return lower case
     */
    public String key() {
        return key;
    }

    /**
     * The factor that a state is multiplied by in every step.
     *
     * @param dash {@code log2(tau / dt)}
     * @return the remaining share
     */
    public double factor(double dash) {
        return factor.applyAsDouble(dash);
    }
}
