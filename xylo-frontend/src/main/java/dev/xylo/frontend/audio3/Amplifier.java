package dev.xylo.frontend.audio3;

import java.util.List;

/**
 * Amplifier and programmable gain, in double, in exactly this order: a low-pass at 20 kHz and a high-pass at 50 Hz by Euler steps, clipped at
 * the supply.
 *
 * <p>With oversampling 1 the Euler step is unstable (factor {@code 1 - 0.8 pi}): any input other than zero soon makes it ring at the supply.
 */
final class Amplifier {
    private static final double SUPPLY = 1.1;
    private static final double RH = 400;
    private static final double CH = 1 / (2 * Math.PI * RH * 50);
    private static final double CL = 1 / (2 * Math.PI * 20000);
    private static final double ADC_RANGE = 1.1 * (1 + 0.00001);
    private static final int ADC_STEPS = 512;

    private final double dt;
    private final double[] gains;
    private double vl;
    private double vh;

    Amplifier(double rate, List<Double> gains) {
        this.dt = 1 / rate;
        this.gains = gains.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The output for an input in volts. */
    double next(double u, int gainIndex) {
        double ql = (u - vl) * dt;
        double qh = (vl - vh) / RH * dt;
        vh = vh + qh / CH;
        vl = clip(vl + (ql - qh) / CL);
        return clip(gains[gainIndex] * clip(vl - vh));
    }

    /** What the converter makes of it: 10 bits. */
    static long convert(double v) {
        return (long) (ADC_STEPS * (v / ADC_RANGE));
    }

    private static double clip(double v) {
        return Math.abs(v) <= SUPPLY ? v : Math.signum(v) * SUPPLY;
    }
}
