package dev.xylo.frontend.imu;

import dev.xylo.frontend.FrontEndException;
import java.util.Arrays;

/**
 * The singular value decomposition of a 3x3 covariance by Jacobi rotations with angles from a table of 64.
 *
 * <p>At most four rounds over the pairs (0,1), (0,2), (1,2); then the columns in descending order of the diagonal, of equal values the
 * higher index first. The ties of the table search follow Rockpool: a row of the first half matches with {@code <=}, one of the second
 * with {@code >=}; its limits count each new element of R as a whole and each partial sum, not the products.
 */
public final class Jsvd {
    private static final int AXES = Samples.AXES;
    private static final int ROUNDS = 4;
    private static final long ONE = (1L << 31) - 1;
    private static final long LARGEST_COVARIANCE = (1L << 30) - 1;
    private static final long STATE_BOUND = 1L << 32;
    private static final long SUM_BOUND = 1L << 48;
    private static final String NAME = "JSVD";

    /** p, q and the third index of every pair. */
    private static final int[][] PAIRS = {{0, 1, 2}, {0, 2, 1}, {1, 2, 0}};

    private final long[] d = new long[AXES * AXES];
    private final long[] r = new long[AXES * AXES];
    private long sample;

    /** With a state that is written anew by every decomposition. */
    public Jsvd() {}

    /**
     * What a decomposition gives.
     *
     * @param rotation columns in descending order of the diagonal, about 2^31 times an orthogonal matrix; by rows, 9 values
     * @param diagonal the covariance after it, rows and columns in the same order; by rows, 9 values
     */
    public record Result(long[] rotation, long[] diagonal) {}

    /**
     * Decomposes a covariance.
     *
     * @param covariance symmetric, by rows, 9 values of at most 2^30 - 1 in size
     * @param atSample the sample, for messages
     * @return rotation and diagonal, sorted
     * @throws FrontEndException if a value leaves its bits
     */
    public Result decompose(long[] covariance, long atSample) {
        sample = atSample;
        for (int i = 0; i < d.length; i++) {
            if (Math.abs(covariance[i]) > LARGEST_COVARIANCE) {
                throw error(i, "the covariance " + covariance[i] + " is beyond 2^30 - 1");
            }
            d[i] = covariance[i];
            r[i] = i % (AXES + 1) == 0 ? ONE : 0;
        }
        for (int round = 0; round < ROUNDS && (d[1] != 0 || d[2] != 0 || d[5] != 0); round++) {
            for (int[] pair : PAIRS) {
                rotate(pair[0], pair[1], pair[2]);
            }
        }
        return sorted();
    }

    private void rotate(int p, int q, int o) {
        long a = d[at(p, p)];
        long b = d[at(p, q)];
        long c = d[at(q, q)];
        if (b == 0) {
            return;
        }
        long difference = a - c;
        int sign = difference == 0 ? Long.signum(b) : Long.signum(b) * Long.signum(difference);
        long size = Math.abs(difference);
        long twice = 2 * Math.abs(b);
        long half = (a + c) << 15;
        int row;
        long correction;
        if (twice <= size) {
            row = smallRow(size, twice);
            correction = difference * JacobiTable.INVERSE_COS[row];
        } else {
            row = difference == 0 ? JacobiTable.ROWS - 1 : largeRow(size, twice);
            correction = 2 * b * JacobiTable.INVERSE_SIN[row] * sign;
        }
        long newA = (half + correction) >> 16;
        long newC = (half - correction) >> 16;
        bound(newA, STATE_BOUND, p, "the diagonal");
        bound(newC, STATE_BOUND, q, "the diagonal");
        apply(p, q, o, (long) JacobiTable.SIN[row] * sign, JacobiTable.COS[row], newA, newC);
    }

    private void apply(int p, int q, int o, long sin, long cos, long newA, long newC) {
        long u = d[at(p, o)];
        long v = d[at(q, o)];
        bound(u, STATE_BOUND, p, "an off-diagonal element");
        bound(v, STATE_BOUND, q, "an off-diagonal element");
        long newU = (cos * u + sin * v) >> 16;
        long newV = (-sin * u + cos * v) >> 16;
        d[at(p, o)] = newU;
        d[at(o, p)] = newU;
        d[at(q, o)] = newV;
        d[at(o, q)] = newV;
        d[at(p, p)] = Math.max(newA, 0);
        d[at(q, q)] = Math.max(newC, 0);
        d[at(p, q)] = 0;
        d[at(q, p)] = 0;
        for (int i = 0; i < AXES; i++) {
            long left = r[at(i, p)];
            long right = r[at(i, q)];
            long newLeft = left * cos + right * sin;
            long newRight = -left * sin + right * cos;
            bound(newLeft, SUM_BOUND, p, "a sum of the rotation");
            bound(newRight, SUM_BOUND, q, "a sum of the rotation");
            r[at(i, p)] = newLeft >> 16;
            r[at(i, q)] = newRight >> 16;
            bound(r[at(i, p)], STATE_BOUND, p, "the rotation");
            bound(r[at(i, q)], STATE_BOUND, q, "the rotation");
        }
    }

    /** Row 0 always matches, so the row is the one after the last match. */
    private static int smallRow(long size, long twice) {
        int matches = 0;
        while (matches < JacobiTable.HALF && JacobiTable.TAN_2[matches] * size <= twice << 16) {
            matches++;
        }
        return Math.min(matches, JacobiTable.HALF - 1);
    }

    private static int largeRow(long size, long twice) {
        int row = JacobiTable.HALF;
        while (row < JacobiTable.ROWS && JacobiTable.COT_2[row] * twice >= size << 16) {
            row++;
        }
        return Math.min(row, JacobiTable.ROWS - 1);
    }

    private Result sorted() {
        int[] order = {0, 1, 2};
        // A stable ascending sort, reversed: of equal values the higher index comes first.
        for (int i = 1; i < AXES; i++) {
            for (int j = i; j > 0 && d[at(order[j], order[j])] >= d[at(order[j - 1], order[j - 1])]; j--) {
                int swap = order[j];
                order[j] = order[j - 1];
                order[j - 1] = swap;
            }
        }
        long[] rotation = new long[AXES * AXES];
        long[] diagonal = new long[AXES * AXES];
        for (int i = 0; i < AXES; i++) {
            for (int j = 0; j < AXES; j++) {
                rotation[at(i, j)] = r[at(i, order[j])];
                diagonal[at(i, j)] = d[at(order[i], order[j])];
            }
        }
        return new Result(rotation, diagonal);
    }

    private void bound(long value, long bound, int index, String what) {
        if (value >= bound || value <= -bound) {
            throw error(
                    index,
                    what + " becomes " + value + ", at least 2^" + (63 - Long.numberOfLeadingZeros(bound))
                            + " in size");
        }
    }

    private FrontEndException error(int index, String reason) {
        return new FrontEndException(NAME, sample, index, reason + "; covariance " + Arrays.toString(d));
    }

    private static int at(int row, int column) {
        return AXES * row + column;
    }
}
