package dev.xylo.testkit.independent.frontend;

import java.util.Arrays;

/** Audio 3's rules over whole signals. */
public final class PlainAudio3 {
    /** Per filter B_b, B_af, a1, a2, B_w. */
    private static final int[][] FILTERS = {
        {8, 6, -32694, 16313, 29},
        {8, 6, -32663, 16284, 28},
        {7, 7, -32617, 16244, 28},
        {7, 7, -32551, 16188, 27},
        {6, 8, -32453, 16110, 27},
        {6, 8, -32305, 16000, 26},
        {5, 9, -32077, 15848, 26},
        {5, 9, -31718, 15638, 25},
        {4, 10, -31139, 15347, 25},
        {4, 10, -30185, 14947, 24},
        {4, 10, -28582, 14402, 24},
        {3, 11, -25862, 13666, 24},
        {3, 11, -21262, 12687, 24},
        {2, 13, -27375, 22803, 24},
        {2, 13, -4180, 19488, 24},
        {1, 14, 25566, 15280, 24}
    };

    private PlainAudio3() {}

    /**
     * Linear interpolation to another rate.
     *
     * @param x samples
     * @param from their rate
     * @param to wanted rate
     * @return samples at that rate
     */
    public static double[] resample(double[] x, double from, double to) {
        if (from == to) {
            return x.clone();
        }
        double step = 1 / to;
        int m = x.length == 0 ? 0 : (int) Math.ceil((x.length - 1) / from / step);
        double[] y = new double[m];
        for (int i = 0; i < m; i++) {
            double t = i * step;
            int j = x.length - 1;
            while (j / from > t) {
                j--;
            }
            y[i] = j == x.length - 1 || j / from == t
                    ? x[j]
                    : (x[j + 1] - x[j]) / ((j + 1) / from - j / from) * (t - j / from) + x[j];
        }
        return y;
    }

    /**
     * Quantizes to 14 bits.
     *
     * @param x samples
     * @param scale factor
     * @return integers
     */
    public static long[] quantize(double[] x, double scale) {
        return Arrays.stream(x).mapToLong(v -> (long) (scale * v * 8192)).toArray();
    }

    /**
     * The modulator's bits.
     *
     * @param u samples at 1.5625 MHz
     * @return +1 and -1
     * @throws OutOfRange if a sample is beyond 1
     */
    public static long[] deltaSigma(double[] u) {
        double b = 65.37013442564489;
        double[] f = {-b, -2123.9773417538736, -34505.663694291434, -328375.08895264997};
        double[] a = {0, 1562499.9999999998, 1562500, 1562500};
        double[] s = new double[4];
        double q = 0;
        long[] bits = new long[u.length];
        for (int t = 0; t < u.length; t++) {
            if (Math.abs(u[t]) > 1) {
                throw new OutOfRange("microphone: " + u[t]);
            }
            double[] d = new double[4];
            for (int i = 0; i < 4; i++) {
                double in = i == 0 ? b * u[t] : a[i] * s[i - 1];
                d[i] = in + f[i] * q;
            }
            for (int i = 0; i < 4; i++) {
                s[i] = s[i] + d[i] / 1562500;
            }
            q = s[3] > 0 ? 1 : -1;
            bits[t] = (long) q;
        }
        return bits;
    }

    /**
     * The low-pass behind the microphone.
     *
     * @param pdm +1 and -1
     * @param h taps
     * @return samples
     * @throws OutOfRange if a bit is neither
     */
    public static long[] decimate(long[] pdm, int[] h) {
        int blocks = (pdm.length + 31) / 32;
        long[] b = new long[blocks * 32];
        for (int i = 0; i < pdm.length; i++) {
            if (pdm[i] != 1 && pdm[i] != -1) {
                throw new OutOfRange("bit: " + pdm[i]);
            }
            b[i] = pdm[i] == 1 ? 1 : 0;
        }
        long sum = Arrays.stream(h).sum();
        long[] y = new long[pdm.length == 0 ? 0 : blocks + 8];
        for (int m = 0; m < y.length; m++) {
            long convolved = 0;
            for (int k = 0; k < h.length; k++) {
                int at = 32 * m - k;
                convolved += at >= 0 && at < b.length ? h[k] * b[at] : 0;
            }
            y[m] = Math.floorDiv(2 * convolved - sum, 128);
        }
        return y;
    }

    /**
     * The filter bank.
     *
     * @param x samples of 14 bits
     * @param select filters
     * @param mirror the turned signal in front
     * @return (T, channels)
     * @throws OutOfRange if a value leaves its bits
     */
    public static long[][] filter(long[] x, int[] select, boolean mirror) {
        int before = mirror ? x.length : 0;
        long[][] y = new long[x.length][select.length];
        for (long v : x) {
            OutOfRange.below(v, 8192, "input");
        }
        for (int c = 0; c < select.length; c++) {
            int[] f = FILTERS[select[c]];
            // w[t + 3] is what sample t makes; what it sees latched is w[t + 2].
            long[] w = new long[before + x.length + 3];
            for (int t = 0; t < before + x.length; t++) {
                long in = x[t < before ? before - 1 - t : t - before];
                long back = Math.floorDiv(-f[3] * w[t + 1] - f[2] * w[t + 2], 1L << f[1]);
                w[t + 3] = Math.floorDiv(in * 256 + back, 1L << f[0]);
                long out = OutOfRange.below(w[t + 2] - w[t], 1L << (f[4] - 1), "output");
                if (t >= before) {
                    y[t - before][c] = out;
                }
            }
        }
        return y;
    }

    /**
     * Spikes of filtered signals.
     *
     * @param y (T, channels)
     * @param settings per channel adaptive (0, 1), b1, b2, lp, eps, fixed threshold
     * @param joint one threshold for all
     * @param mirror the turned signal in front
     * @return 0 and 1, (T, channels)
     */
    public static long[][] spikes(long[][] y, long[][] settings, boolean joint, boolean mirror) {
        int before = mirror ? y.length : 0;
        int width = settings.length;
        long[] high = new long[width];
        long[] acc = new long[width];
        long[][] spikes = new long[y.length][width];
        for (int t = 0; t < before + y.length; t++) {
            long[] in = y[t < before ? before - 1 - t : t - before];
            long[] th = new long[width];
            for (int c = 0; c < width; c++) {
                long low = Math.floorDiv(high[c], 1L << settings[c][3]);
                high[c] = high[c] - low + Math.abs(in[c]);
                long base = Math.max(low, settings[c][4]);
                th[c] = base * (1L << settings[c][1]) - base * (1L << settings[c][2]);
            }
            long most = Arrays.stream(th).max().orElseThrow();
            for (int c = 0; c < width; c++) {
                long limit = settings[c][0] == 0 ? settings[c][5] : joint ? most : th[c];
                acc[c] += Math.abs(in[c]);
                if (acc[c] >= limit) {
                    acc[c] -= limit;
                    if (t >= before) {
                        spikes[t - before][c] = 1;
                    }
                }
            }
        }
        return spikes;
    }

    /**
     * Counts per step.
     *
     * @param spikes (T, channels)
     * @param samplesPerStep of a step
     * @return (steps, channels), at most 15
     */
    public static long[][] raster(long[][] spikes, int samplesPerStep) {
        int steps = (spikes.length + samplesPerStep - 1) / samplesPerStep;
        long[][] counts = new long[steps][spikes.length == 0 ? 0 : spikes[0].length];
        for (int t = 0; t < spikes.length; t++) {
            for (int c = 0; c < spikes[t].length; c++) {
                long[] row = counts[t / samplesPerStep];
                row[c] = Math.min(15, row[c] + spikes[t][c]);
            }
        }
        return counts;
    }
}
