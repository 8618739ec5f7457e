package dev.xylo.testkit.independent.frontend;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One instance of the IMU interface.
 *
 * @see #call
 */
public final class PlainImu {
    private final int k;
    private final int period;
    private final boolean bypass;
    private final boolean iaf;
    private final int[][] filters;
    private final int[] scales;
    private final int[] thresholds;
    private final boolean mirror;
    private final long[][] covariance = new long[3][3];

    /**
     * With its settings.
     *
     * @param k averaging shift
     * @param period samples that a covariance is held
     * @param bypass no removal of rotation
     * @param iaf encoder
     * @param filters per channel B_b, B_wf, B_af, a1, a2
     * @param scales per channel
     * @param thresholds per channel
     * @param mirror the turned signal in front of the filters
     */
    public PlainImu(
            int k,
            int period,
            boolean bypass,
            boolean iaf,
            int[][] filters,
            int[] scales,
            int[] thresholds,
            boolean mirror) {
        this.k = k;
        this.period = period;
        this.bypass = bypass;
        this.iaf = iaf;
        this.filters = filters.clone();
        this.scales = scales.clone();
        this.thresholds = thresholds.clone();
        this.mirror = mirror;
    }

    /**
     * One call.
     *
     * @param batch items of samples (T, 3)
     * @return per item counts (T, channels)
     * @throws OutOfRange if a value leaves its bits
     */
    public long[][][] call(long[][][] batch) {
        long[][][] results = new long[batch.length][][];
        long[][] lastCovariance = null;
        BigInteger[][] lastRotation = identity(BigInteger.ONE);
        for (int b = 0; b < batch.length; b++) {
            long[][] signal = batch[b];
            for (long[] sample : signal) {
                for (long v : sample) {
                    OutOfRange.below(v, 32768, "input");
                }
            }
            long[][] turned = new long[signal.length][3];
            long[][] held = null;
            for (int t = 0; t < signal.length && !bypass; t++) {
                long[][] now = new long[3][3];
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        long c = covariance[i][j];
                        c = c - Math.floorDiv(c, 1L << k) + signal[t][i] * signal[t][j];
                        covariance[i][j] = OutOfRange.below(c, 1L << (30 + k), "covariance");
                        now[i][j] = Math.floorDiv(c, 1L << k);
                    }
                }
                held = t % period == 0 ? now : held;
                if (lastCovariance == null || !Arrays.deepEquals(held, lastCovariance)) {
                    lastRotation = continued(decompose(held), lastRotation);
                    lastCovariance = held;
                }
                for (int j = 0; j < 3; j++) {
                    long sum = 0;
                    for (int i = 0; i < 3; i++) {
                        long term = floor(lastRotation[i][j].multiply(BigInteger.valueOf(signal[t][i])), 32)
                                .longValueExact();
                        sum = OutOfRange.below(sum + OutOfRange.below(term, 32768, "term"), 32768, "rotated");
                    }
                    turned[t][j] = sum;
                }
            }
            results[b] = encode(bandPass(bypass ? signal : turned));
        }
        return results;
    }

    private long[][] bandPass(long[][] axes) {
        int steps = axes.length;
        int first = mirror ? steps : 0;
        long[][] y = new long[steps][filters.length];
        for (int c = 0; c < filters.length; c++) {
            int[] f = filters[c];
            long[] w = new long[first + steps];
            for (int t = 0; t < w.length; t++) {
                long x = axes[t < first ? first - 1 - t : t - first][c / (filters.length / 3)];
                long w1 = t > 0 ? w[t - 1] : 0;
                long w2 = t > 1 ? w[t - 2] : 0;
                long back = Math.floorDiv(-f[4] * w2 - f[3] * w1, 1L << f[2]);
                w[t] = Math.floorDiv(x * (1L << f[1]) + back, 1L << f[0]);
                OutOfRange.below(w[t], 1L << (24 + f[1]), "filter state");
                long out = OutOfRange.below(Math.floorDiv(w[t] - w2, 1L << f[1]), 1L << 24, "filter output");
                if (t >= first) {
                    y[t - first][c] = out;
                }
            }
        }
        return y;
    }

    private long[][] encode(long[][] y) {
        long[][] counts = new long[y.length][filters.length];
        for (int c = 0; c < filters.length; c++) {
            long sum = 0;
            for (int t = 0; t < y.length; t++) {
                long size = Math.abs(y[t][c]);
                long before = sum;
                sum += size;
                boolean crossed = sum / thresholds[c] > before / thresholds[c];
                counts[t][c] = iaf ? crossed ? 1 : 0 : Math.min(15, size / (1L << scales[c]));
            }
        }
        return counts;
    }

    private static BigInteger[][] continued(BigInteger[][] rotation, BigInteger[][] before) {
        BigInteger[][] signed = new BigInteger[3][3];
        for (int j = 0; j < 3; j++) {
            BigInteger product = BigInteger.ZERO;
            for (int i = 0; i < 3; i++) {
                product = product.add(rotation[i][j].multiply(before[i][j]));
            }
            for (int i = 0; i < 3; i++) {
                signed[i][j] = rotation[i][j].multiply(BigInteger.valueOf(product.signum()));
            }
        }
        return signed;
    }

    /**
     * The sorted rotation of a covariance.
     *
     * @param covariance 3x3
     * @return by rows
     * @throws OutOfRange if a value leaves its bits
     */
    public static BigInteger[][] decompose(long[][] covariance) {
        BigInteger[][] d = new BigInteger[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                d[i][j] = BigInteger.valueOf(OutOfRange.below(covariance[i][j], 1L << 30, "held covariance"));
            }
        }
        BigInteger[][] r = identity(BigInteger.TWO.pow(31).subtract(BigInteger.ONE));
        for (int round = 0; round < 4; round++) {
            if (d[0][1].signum() == 0 && d[0][2].signum() == 0 && d[1][2].signum() == 0) {
                break;
            }
            turn(d, r, 0, 1);
            turn(d, r, 0, 2);
            turn(d, r, 1, 2);
        }
        BigInteger[] diagonal = {d[0][0], d[1][1], d[2][2]};
        int[] order = IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(i -> diagonal[i])
                        .thenComparing(i -> i)
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        BigInteger[][] sorted = new BigInteger[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sorted[i][j] = r[i][order[j]];
            }
        }
        return sorted;
    }

    private static void turn(BigInteger[][] d, BigInteger[][] r, int p, int q) {
        BigInteger a = d[p][p];
        BigInteger b = d[p][q];
        BigInteger c = d[q][q];
        if (b.signum() == 0) {
            return;
        }
        BigInteger difference = a.subtract(c);
        int s = difference.signum() == 0 ? b.signum() : b.signum() * difference.signum();
        BigInteger twice = b.abs().shiftLeft(1);
        BigInteger half = a.add(c).multiply(BigInteger.valueOf(32768));
        int row;
        BigInteger correction;
        if (twice.compareTo(difference.abs()) <= 0) {
            int matches = 0;
            for (int i = 0; i < 32; i++) {
                BigInteger left = value(65536 * Math.tan(2 * angle(i))).multiply(difference.abs());
                matches += left.compareTo(twice.shiftLeft(16)) <= 0 ? 1 : 0;
            }
            row = Math.min(31, matches);
            correction = difference.multiply(value(65536 / (2 * Math.cos(2 * angle(row)))));
        } else {
            int matches = 0;
            for (int i = 32; i < 64; i++) {
                BigInteger left = value(65536 / Math.tan(2 * angle(i))).multiply(twice);
                matches += left.compareTo(difference.abs().shiftLeft(16)) >= 0 ? 1 : 0;
            }
            row = difference.signum() == 0 ? 63 : Math.min(63, 32 + matches);
            correction = b.shiftLeft(1)
                    .multiply(value(65536 / (2 * Math.sin(2 * angle(row)))))
                    .multiply(BigInteger.valueOf(s));
        }
        BigInteger newA = within(floor(half.add(correction), 16), 32);
        BigInteger newC = within(floor(half.subtract(correction), 16), 32);
        BigInteger sin = value(65535 * Math.sin(angle(row))).multiply(BigInteger.valueOf(s));
        BigInteger cos = value(65535 * Math.cos(angle(row)));
        int o = 3 - p - q;
        BigInteger u = within(d[p][o], 32);
        BigInteger v = within(d[q][o], 32);
        d[p][o] = floor(cos.multiply(u).add(sin.multiply(v)), 16);
        d[q][o] = floor(cos.multiply(v).subtract(sin.multiply(u)), 16);
        d[o][p] = d[p][o];
        d[o][q] = d[q][o];
        d[p][p] = newA.max(BigInteger.ZERO);
        d[q][q] = newC.max(BigInteger.ZERO);
        d[p][q] = BigInteger.ZERO;
        d[q][p] = BigInteger.ZERO;
        for (int i = 0; i < 3; i++) {
            BigInteger left = r[i][p];
            BigInteger right = r[i][q];
            r[i][p] = within(floor(within(left.multiply(cos).add(right.multiply(sin)), 48), 16), 32);
            r[i][q] = within(floor(within(right.multiply(cos).subtract(left.multiply(sin)), 48), 16), 32);
        }
    }

    private static double angle(int row) {
        return row * 45.0 / 63.0 * Math.PI / 180;
    }

    /** Truncated; a value that rounding puts just below a whole number is that number. */
    private static BigInteger value(double exact) {
        return BigInteger.valueOf((long) (exact + 1e-9));
    }

    private static BigInteger floor(BigInteger value, int bits) {
        BigInteger[] parts = value.divideAndRemainder(BigInteger.TWO.pow(bits));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static BigInteger within(BigInteger value, int bits) {
        if (value.abs().compareTo(BigInteger.TWO.pow(bits)) >= 0) {
            throw new OutOfRange("JSVD: " + value);
        }
        return value;
    }

    private static BigInteger[][] identity(BigInteger one) {
        BigInteger[][] matrix = new BigInteger[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                matrix[i][j] = i == j ? one : BigInteger.ZERO;
            }
        }
        return matrix;
    }
}
