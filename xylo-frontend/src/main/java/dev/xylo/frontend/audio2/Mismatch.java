package dev.xylo.frontend.audio2;

/**
 * What one chip's analog parts are, drawn at construction.
 *
 * @param lnaOffset volts
 * @param bpfOffset volts, one per filter
 * @param quality deviation of each filter's quality, relative
 * @param frequency deviation of each centre frequency, relative
 * @param shift deviation of all centre frequencies together, relative
 * @param centres centre frequencies in Hz
 * @param widths bandwidths in Hz
 */
public record Mismatch(
        double lnaOffset,
        double[] bpfOffset,
        double[] quality,
        double[] frequency,
        double shift,
        double[] centres,
        double[] widths) {
    /** Number of filters. */
    public static final int FILTERS = 16;

    private static final double[] DESIGN = {
        40, 54, 77, 137, 203, 290, 428, 674, 1177, 1700, 2226, 3418, 5154, 7884, 11630, 16940
    };
    private static final double QUALITY = 4;

    static Mismatch draw(LegacyRandom random, boolean offset, boolean mismatch) {
        if (offset) {
            // The microphone's offset, whose size is 0.
            random.uniform();
        }
        double lna = offset ? deviation(random, 5e-3) : 0;
        double[] bpf = deviations(random, 5e-3, offset);
        double[] quality = deviations(random, 0.1, mismatch);
        double[] frequency = deviations(random, 0.05, mismatch);
        double shift = mismatch ? deviation(random, -0.05) : 0;
        double[] centres = new double[FILTERS];
        double[] widths = new double[FILTERS];
        for (int i = 0; i < FILTERS; i++) {
            centres[i] = DESIGN[i] * (1 + frequency[i]) * (1 + shift);
            widths[i] = centres[i] / (QUALITY * (1 + quality[i]));
        }
        return new Mismatch(lna, bpf, quality, frequency, shift, centres, widths);
    }

    private static double deviation(LegacyRandom random, double size) {
        return size * (2 * random.uniform() - 1.0);
    }

    private static double[] deviations(LegacyRandom random, double size, boolean drawn) {
        double[] values = new double[FILTERS];
        for (int i = 0; i < FILTERS && drawn; i++) {
            values[i] = deviation(random, size);
        }
        return values;
    }
}
