package dev.xylo.frontend.audio2;

/**
 * Settings of the analog model.
 *
 * @param rate samples per second, at least 6 * 16940
 * @param seed of mismatch and noise, 0..2^32-1
 * @param addNoise whether amplifier and filters have noise; the rectifier always has
 * @param addOffset whether amplifier and filters have an offset
 * @param addMismatch whether centre frequencies and qualities vary
 * @param gainDb gain of the amplifier: 0, 6 or 12 dB
 * @param rasterPeriod seconds per row of the raster
 */
public record AnalogParameters(
        double rate,
        long seed,
        boolean addNoise,
        boolean addOffset,
        boolean addMismatch,
        int gainDb,
        double rasterPeriod) {
    /** The least rate that the highest filter needs. */
    public static final double LEAST_RATE = 6 * 16940.0;

    /** Checks the ranges. */
    public AnalogParameters {
        if (!(rate >= LEAST_RATE) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "a sampling rate of " + rate + " Hz; the analog model needs at least " + LEAST_RATE + " Hz");
        }
        if (seed < 0 || seed > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("seed " + seed + "; allowed is 0..2^32-1");
        }
        if (gainDb != 0 && gainDb != 6 && gainDb != 12) {
            throw new IllegalArgumentException("a gain of " + gainDb + " dB; the amplifier has 0, 6 and 12");
        }
        if (!(rasterPeriod > 0)) {
            throw new IllegalArgumentException("a raster period of " + rasterPeriod + " s; needed is more than 0");
        }
    }

    /**
     * A chip with noise, offset and mismatch, 0 dB, rows of 10 ms.
     *
     * @param rate samples per second
     * @param seed of mismatch and noise
     * @return the settings
     */
    public static AnalogParameters of(double rate, long seed) {
        return new AnalogParameters(rate, seed, true, true, true, 0, 0.01);
    }
}
