package dev.xylo.frontend.audio2;

/**
 * A Butterworth band-pass of order 2 as two sections, direct form II transposed, from zero.
 *
 * <p>Design: the analog prototype's poles, shifted to the band at warped edges {@code 4 tan(pi f / rate)} and taken to z by the bilinear
 * transform. The section with the poles nearer to the origin comes first and has the gain and both zeros at -1; the other has those at 1.
 */
final class Biquads {
    private static final int COEFFICIENTS = 6;

    /** Per section b0, b1, b2, 1, a1, a2. */
    private final double[][] sections;

    private Biquads(double[][] sections) {
        this.sections = sections;
    }

    static Biquads bandPass(double low, double high, double rate) {
        double warpedLow = 4 * StrictMath.tan(Math.PI * low / rate);
        double warpedHigh = 4 * StrictMath.tan(Math.PI * high / rate);
        double width = warpedHigh - warpedLow;
        double centre2 = warpedLow * warpedHigh;
        // One pole p of the prototype; the other is its conjugate, and so are all that come of it.
        double re = -Math.sqrt(0.5) * width / 2;
        double im = Math.sqrt(0.5) * width / 2;
        // sqrt(p^2 - w0^2)
        double squareRe = re * re - im * im - centre2;
        double squareIm = 2 * re * im;
        double size = Math.hypot(squareRe, squareIm);
        double rootRe = Math.sqrt((size + squareRe) / 2);
        double rootIm = Math.copySign(Math.sqrt((size - squareRe) / 2), squareIm);
        if (size + squareRe < size * 1e-3) {
            // Nearly on the negative axis: the real part is a difference of equals there.
            rootRe = Math.abs(squareIm) / (2 * Math.abs(rootIm));
        }
        double gain = width * width * 16;
        double[][] poles = {{re + rootRe, im + rootIm}, {re - rootRe, im - rootIm}};
        double[][] sections = new double[2][COEFFICIENTS];
        double[] radius = new double[2];
        for (int i = 0; i < 2; i++) {
            double a = poles[i][0];
            double b = poles[i][1];
            double denominator = (4 - a) * (4 - a) + b * b;
            // z = (4 + p) / (4 - p)
            double zRe = (16 - a * a - b * b) / denominator;
            double zIm = 8 * b / denominator;
            gain /= denominator;
            sections[i][3] = 1;
            sections[i][4] = -2 * zRe;
            sections[i][5] = zRe * zRe + zIm * zIm;
            radius[i] = sections[i][5];
        }
        if (radius[0] > radius[1]) {
            double[] swap = sections[0];
            sections[0] = sections[1];
            sections[1] = swap;
        }
        sections[0][0] = gain;
        sections[0][1] = 2 * gain;
        sections[0][2] = gain;
        sections[1][0] = 1;
        sections[1][1] = -2;
        sections[1][2] = 1;
        return new Biquads(sections);
    }

    /** Filters a signal from zero. */
    double[] filter(double[] x) {
        double[] y = x.clone();
        for (double[] c : sections) {
            double z1 = 0;
            double z2 = 0;
            for (int t = 0; t < y.length; t++) {
                double in = y[t];
                double out = c[0] * in + z1;
                z1 = c[1] * in - c[4] * out + z2;
                z2 = c[2] * in - c[5] * out;
                y[t] = out;
            }
        }
        return y;
    }

    double[][] sections() {
        return sections;
    }
}
