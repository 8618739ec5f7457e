package dev.xylo.quantize;

/**
 * Mean and population standard deviation with numpy's rounding.
 *
 * <p>numpy adds in pairs: blocks of at most 128 values in eight running sums, blocks joined as a binary tree (see the notes of
 * {@code numpy.sum}). Fuzzy scaling divides by these numbers, so another order of additions could move a weight across a half.
 */
final class NumpyStatistics {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private NumpyStatistics() {}

    static double mean(double[] x) {
        return sum(x, 0, x.length) / x.length;
    }

    static double standardDeviation(double[] x) {
        double mean = mean(x);
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - mean;
            squares[i] = difference * difference;
        }
        return Math.sqrt(sum(squares, 0, x.length) / x.length);
    }

    static double sum(double[] x, int from, int length) {
        if (length < LANES) {
            double sum = 0;
            for (int i = from; i < from + length; i++) {
                sum += x[i];
            }
            return sum;
        }
        if (length > BLOCK) {
            int half = length / 2;
            half -= half % LANES;
            return sum(x, from, half) + sum(x, from + half, length - half);
        }
        double[] lanes = new double[LANES];
        int whole = length - length % LANES;
        System.arraycopy(x, from, lanes, 0, LANES);
        for (int i = LANES; i < whole; i++) {
            lanes[i % LANES] += x[from + i];
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int i = whole; i < length; i++) {
            sum += x[from + i];
        }
        return sum;
    }
}
