package dev.xylo.frontend.audio2;

/**
 * A Butterworth high-pass of order 1 that runs forward and backward: odd extension by 6 samples at both ends, each run begins in the steady
 * state of its first sample.
 */
final class HighPass {
    private static final int EXTENSION = 6;

    private final double b0;
    private final double b1;
    private final double a1;

    HighPass(double corner, double rate) {
        double warped = 4 * StrictMath.tan(Math.PI * corner / rate);
        b0 = 4 / (4 + warped);
        b1 = -b0;
        a1 = (warped - 4) / (warped + 4);
    }

    /** Both runs; the signal must have more than {@link #EXTENSION} samples. */
    double[] filter(double[] x) {
        int n = x.length;
        if (n <= EXTENSION) {
            throw new IllegalArgumentException(
                    "a signal of " + n + " samples with its mirror; the high-pass needs more than " + EXTENSION);
        }
        double[] extended = new double[n + 2 * EXTENSION];
        for (int i = 0; i < EXTENSION; i++) {
            extended[i] = 2 * x[0] - x[EXTENSION - i];
            extended[EXTENSION + n + i] = 2 * x[n - 1] - x[n - 2 - i];
        }
        System.arraycopy(x, 0, extended, EXTENSION, n);
        run(extended);
        reverse(extended);
        run(extended);
        reverse(extended);
        return java.util.Arrays.copyOfRange(extended, EXTENSION, EXTENSION + n);
    }

    private void run(double[] y) {
        double z = (b1 - a1 * b0) / (1 + a1) * y[0];
        for (int t = 0; t < y.length; t++) {
            double in = y[t];
            double out = b0 * in + z;
            z = b1 * in - a1 * out;
            y[t] = out;
        }
    }

    private static void reverse(double[] values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
