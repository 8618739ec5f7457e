package dev.xylo.frontend.audio3;

import dev.xylo.frontend.internal.Logarithm;
import java.util.Optional;

/** Register values from physical ones, as Rockpool's {@code from_specification} finds them. */
public final class Specifications {
    private static final double WINDOW_TOLERANCE = 1e-3;
    private static final double STEP_TOLERANCE = 1e-6;

    private Specifications() {}

    /**
     * Shifts of the threshold: {@code 2^b1 - 2^b2 = k}.
     *
     * @param b1 bit length of k
     * @param b2 the smaller one
     */
    public record Rate(int b1, int b2) {}

    /**
     * Finds the shifts for a rate factor.
     *
     * @param factor k, {@code rate_scale_factor}
     * @return empty if k is no difference of two powers of 2 with b1 its bit length
     */
    public static Optional<Rate> rate(int factor) {
        int b1 = Integer.SIZE - Integer.numberOfLeadingZeros(factor);
        for (int b2 = 0; b2 < b1; b2++) {
            if ((1L << b1) - (1L << b2) == factor) {
                return Optional.of(new Rate(b1, b2));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the shift of the averaging low-pass.
     *
     * @param window seconds, {@code low_pass_averaging_window}
     * @param rate samples per second
     * @return the nearer of two powers of 2, of a tie the larger; empty if it is not within 1 ms
     */
    public static Optional<Integer> lowPass(double window, double rate) {
        if (!(window >= 1 / rate)) {
            return Optional.empty();
        }
        int c = (int) (Logarithm.base2(rate * window));
        double shorter = Math.scalb(1.0, c) / rate;
        double longer = Math.scalb(1.0, c + 1) / rate;
        boolean takesShorter = Math.abs(shorter - window) < Math.abs(longer - window);
        double nearest = takesShorter ? shorter : longer;
        return Math.abs(nearest - window) <= WINDOW_TOLERANCE
                ? Optional.of(takesShorter ? c : c + 1)
                : Optional.empty();
    }

    /**
     * Finds the samples per step of the core.
     *
     * @param dt seconds per step
     * @param rate samples per second
     * @return the nearer whole number, of a tie the larger; empty if it is not within 1 us
     */
    public static Optional<Integer> samplesPerStep(double dt, double rate) {
        if (!(dt >= 1 / rate)) {
            return Optional.empty();
        }
        int c = (int) (dt * rate);
        double shorter = c / rate;
        double longer = (c + 1) / rate;
        boolean takesShorter = Math.abs(shorter - dt) < Math.abs(longer - dt);
        double nearest = takesShorter ? shorter : longer;
        return Math.abs(nearest - dt) <= STEP_TOLERANCE ? Optional.of(takesShorter ? c : c + 1) : Optional.empty();
    }
}
