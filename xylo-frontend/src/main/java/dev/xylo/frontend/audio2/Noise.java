package dev.xylo.frontend.audio2;

/**
 * Noise with a spectrum of 1/f below a knee: white normals of deviation {@code v * sqrt(rate / 2)}, of which every bin at frequency f below
 * the knee is multiplied by {@code knee / f}; DC stays.
 */
final class Noise {
    private final LegacyRandom random;
    private final double rate;
    private final int length;
    private final Fourier fourier;

    Noise(LegacyRandom random, double rate, int length) {
        this.random = random;
        this.rate = rate;
        this.length = length;
        this.fourier = new Fourier(length);
    }

    /** The next stretch; {@code v} in volts per root hertz. */
    double[] next(double v, double knee) {
        double deviation = v * Math.sqrt(rate / 2);
        double[] re = new double[length];
        double[] im = new double[length];
        for (int i = 0; i < length; i++) {
            re[i] = deviation * random.normal();
        }
        fourier.forward(re, im);
        for (int j = 1; j < length; j++) {
            double f = Math.min(j, length - j) * rate / length;
            if (f < knee) {
                re[j] *= knee / f;
                im[j] *= knee / f;
            }
        }
        fourier.inverse(re, im);
        return re;
    }
}
