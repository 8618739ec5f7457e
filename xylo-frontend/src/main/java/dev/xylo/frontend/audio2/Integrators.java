package dev.xylo.frontend.audio2;

/**
 * Leaky integrators, one per filter: {@code v = clip(v + (dt * (d * 0.333e-6) - (1e-9 * v) * dt) / 5e-12, 0, 1.1)}, a spike and v = 0 at 0.5 V.
 * The voltage runs on from call to call.
 */
final class Integrators {
    private static final double TO_CURRENT = 0.333e-6;
    private static final double LEAKAGE = 1e-9;
    private static final double CAPACITY = 5e-12;
    private static final double SUPPLY = 1.1;
    private static final double THRESHOLD = 0.5;

    private final double dt;
    private final double[] voltage = new double[Mismatch.FILTERS];

    Integrators(double dt, double[] start) {
        this.dt = dt;
        System.arraycopy(start, 0, voltage, 0, start.length);
    }

    /** Spikes (T, 16) of rectified signals (T, 16). */
    long[] spikes(double[] rectified) {
        long[] spikes = new long[rectified.length];
        for (int i = 0; i < rectified.length; i++) {
            int c = i % voltage.length;
            double v = voltage[c];
            v = v + (dt * (rectified[i] * TO_CURRENT) - (LEAKAGE * v) * dt) / CAPACITY;
            v = Math.max(0, Math.min(SUPPLY, v));
            if (v >= THRESHOLD) {
                spikes[i] = 1;
                v = 0;
            }
            voltage[c] = v;
        }
        return spikes;
    }
}
