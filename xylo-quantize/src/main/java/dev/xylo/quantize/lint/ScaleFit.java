package dev.xylo.quantize.lint;

import java.util.Arrays;

/**
 * The positive scale {@code s} that the most pairs agree with: {@code |s * float - integer| <= step / 2}, one-sided where the integer stands
 * at the end of its range. Exact: each pair allows an interval of scales, and a sweep over their ends finds where most overlap.
 */
final class ScaleFit {
    /** Beside other integers a zero says only that the scale is not large; it settles ties. */
    private static final double ZERO_VOTE = 1e-6;

    /** At the end of its range a value may be cut, which is a little less likely than not. */
    private static final double CLIPPED_VOTE = 0.9;

    private static final double SLACK = 1e-9;

    private double[] low = new double[64];
    private double[] high = new double[64];
    private double[] vote = new double[64];
    private int size;

    /** Adds a pair that has others beside it. */
    void add(double value, double integer, double step, boolean atEnd, double weight) {
        add(value, integer, step, atEnd, weight, false);
    }

    /** Adds a pair, with a full vote also where its integer is 0; float 0 says nothing, and a pair of opposite signs agrees with no scale. */
    void add(double value, double integer, double step, boolean atEnd, double weight, boolean zeroCounts) {
        if (value == 0 || integer != 0 && Math.signum(value) != Math.signum(integer)) {
            return;
        }
        double magnitude = Math.abs(value);
        double near = Math.max(0, Math.abs(integer) - step / 2) / magnitude;
        double far = (Math.abs(integer) + step / 2) / magnitude;
        add(near * (1 - SLACK), far * (1 + SLACK), integer == 0 && !zeroCounts ? weight * ZERO_VOTE : weight);
        if (atEnd) {
            add(far * (1 + 2 * SLACK), Double.MAX_VALUE, weight * CLIPPED_VOTE);
        }
    }

    private void add(double from, double to, double weight) {
        if (size == low.length) {
            low = Arrays.copyOf(low, 2 * size);
            high = Arrays.copyOf(high, 2 * size);
            vote = Arrays.copyOf(vote, 2 * size);
        }
        low[size] = from;
        high[size] = to;
        vote[size++] = weight;
    }

    /** Whether nothing but zeros was added. */
    boolean isBlind() {
        for (int i = 0; i < size; i++) {
            if (low[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /** The middle of the best overlap; NaN if only zeros were added. */
    double best() {
        if (isBlind()) {
            return Double.NaN;
        }
        Integer[] starts = order(low);
        Integer[] ends = order(high);
        double weight = 0;
        double best = -1;
        double from = 0;
        double to = 0;
        int end = 0;
        for (int start = 0; start < size; start++) {
            double at = low[starts[start]];
            while (end < size && high[ends[end]] < at) {
                weight -= vote[ends[end++]];
            }
            weight += vote[starts[start]];
            if (at > 0 && weight > best * (1 + 1e-12)) {
                best = weight;
                from = at;
                // The overlap lasts until the first of its intervals ends.
                to = high[ends[end]];
            }
        }
        return to == Double.MAX_VALUE ? from : (from + to) / 2;
    }

    /** Total vote of the pairs that agree with a scale. */
    double agreement(double scale) {
        double agreement = 0;
        for (int i = 0; i < size; i++) {
            if (scale >= low[i] && scale <= high[i]) {
                agreement += vote[i];
            }
        }
        return agreement;
    }

    private Integer[] order(double[] keys) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(keys[a], keys[b]));
        return order;
    }
}
