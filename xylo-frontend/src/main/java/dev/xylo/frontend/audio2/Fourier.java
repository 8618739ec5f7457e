package dev.xylo.frontend.audio2;

/** Discrete Fourier transforms of any length, by Bluestein's chirp over powers of 2. In double; the last places depend on the method. */
final class Fourier {
    private final int length;
    private final int padded;
    private final double[] chirpRe;
    private final double[] chirpIm;
    private final double[] kernelRe;
    private final double[] kernelIm;
    private final double[] cos;
    private final double[] sin;

    Fourier(int length) {
        this.length = length;
        this.padded = Math.max(2, Integer.highestOneBit(Math.max(1, 2 * length - 2)) << 1);
        chirpRe = new double[length];
        chirpIm = new double[length];
        for (int i = 0; i < length; i++) {
            // i*i mod 2n keeps the angle small and exact.
            double angle = Math.PI * ((long) i * i % (2L * length)) / length;
            chirpRe[i] = StrictMath.cos(angle);
            chirpIm[i] = -StrictMath.sin(angle);
        }
        cos = new double[padded / 2];
        sin = new double[padded / 2];
        for (int i = 0; i < padded / 2; i++) {
            cos[i] = StrictMath.cos(2 * Math.PI * i / padded);
            sin[i] = -StrictMath.sin(2 * Math.PI * i / padded);
        }
        kernelRe = new double[padded];
        kernelIm = new double[padded];
        for (int i = 0; i < length; i++) {
            kernelRe[i] = chirpRe[i];
            kernelIm[i] = -chirpIm[i];
            if (i > 0) {
                kernelRe[padded - i] = chirpRe[i];
                kernelIm[padded - i] = -chirpIm[i];
            }
        }
        powerOfTwo(kernelRe, kernelIm);
    }

    /** In place: {@code X[k] = sum of x[n] exp(-2 pi i k n / N)}. */
    void forward(double[] re, double[] im) {
        double[] a = new double[padded];
        double[] b = new double[padded];
        for (int i = 0; i < length; i++) {
            a[i] = re[i] * chirpRe[i] - im[i] * chirpIm[i];
            b[i] = re[i] * chirpIm[i] + im[i] * chirpRe[i];
        }
        powerOfTwo(a, b);
        for (int i = 0; i < padded; i++) {
            double real = a[i] * kernelRe[i] - b[i] * kernelIm[i];
            double imaginary = a[i] * kernelIm[i] + b[i] * kernelRe[i];
            // Conjugated, so that the same transform goes back.
            a[i] = real;
            b[i] = -imaginary;
        }
        powerOfTwo(a, b);
        for (int i = 0; i < length; i++) {
            double real = a[i] / padded;
            double imaginary = -b[i] / padded;
            re[i] = real * chirpRe[i] - imaginary * chirpIm[i];
            im[i] = real * chirpIm[i] + imaginary * chirpRe[i];
        }
    }

    /** In place, divided by the length. */
    void inverse(double[] re, double[] im) {
        negate(im);
        forward(re, im);
        for (int i = 0; i < length; i++) {
            re[i] /= length;
            im[i] /= -length;
        }
    }

    private static void negate(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
    }

    private void powerOfTwo(double[] re, double[] im) {
        int n = padded;
        int log = Integer.numberOfTrailingZeros(n);
        for (int i = 0; i < n; i++) {
            int j = Integer.reverse(i) >>> (Integer.SIZE - log);
            if (j > i) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
                swap = im[i];
                im[i] = im[j];
                im[j] = swap;
            }
        }
        for (int half = 1; half < n; half <<= 1) {
            int stride = n / (2 * half);
            for (int start = 0; start < n; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    double c = cos[k * stride];
                    double s = sin[k * stride];
                    int low = start + k;
                    int high = low + half;
                    double real = re[high] * c - im[high] * s;
                    double imaginary = re[high] * s + im[high] * c;
                    re[high] = re[low] - real;
                    im[high] = im[low] - imaginary;
                    re[low] += real;
                    im[low] += imaginary;
                }
            }
        }
    }
}
