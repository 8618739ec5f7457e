package dev.xylo.core.mapping;

/** Decay as the chip counts it: {@code dash = log2(tau / dt)}, a real number before it is quantized. */
public final class Dash {
    private static final double LOG_2 = Math.log(2);

    private Dash() {}

    /**
     * Dash of a time constant. Exact where {@code tau / dt} is a power of two.
     *
     * @param tau seconds, positive
     * @param dt seconds, positive
     * @return a real number; negative if tau is shorter than a step
     */
    public static double of(double tau, double dt) {
        double ratio = tau / dt;
        int exponent = Math.getExponent(ratio);
        double mantissa = Math.scalb(ratio, -exponent);
        return exponent + Math.log(mantissa) / LOG_2;
    }

    /**
     * Time constant of a dash.
     *
     * @param dash real number
     * @param dt seconds, positive
     * @return seconds; {@code dt * 2^dash}, exact for a whole dash
     */
    public static double tau(double dash, double dt) {
        return dt * Math.pow(2, dash);
    }
}
