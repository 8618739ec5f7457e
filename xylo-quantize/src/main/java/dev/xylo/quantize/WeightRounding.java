package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Rounds the weights of one array in one pass: scales first, collected channel by channel, then {@link #round}. */
final class WeightRounding {
    private final Rows rows;
    private final double[] largest;
    // 0 where a channel was not scaled: its integers are 0.
    private final double[] scale;
    private double[] factors = {};
    private long min = Long.MIN_VALUE;
    private long max = Long.MAX_VALUE;

    /**
     * With all scales 0.
     *
     * @param rows the weights
     * @param largest magnitude among the weights of each target
     */
    WeightRounding(Rows rows, double[] largest) {
        this.rows = rows;
        this.largest = largest;
        this.scale = new double[rows.targets()];
    }

    /**
     * What {@link #round} made.
     *
     * @param integers in the order of the weights
     * @param cut how many integers the range cut
     */
    record Rounded(IntegerArray integers, int cut) {}

    /** Sets the scale of one channel. */
    void scale(int target, double to) {
        scale[target] = to;
    }

    /** Cuts the integers of all channels to a range. */
    void within(long smallest, long greatest) {
        min = smallest;
        max = greatest;
    }

    /** Multiplies the rounded integers and rounds once more. */
    void rescale(double factor) {
        factors = Arrays.copyOf(factors, factors.length + 1);
        factors[factors.length - 1] = factor;
    }

    /** Rounds half to even {@code weight * scale[target]}, cuts, and applies the factors. */
    Rounded round() {
        double[] columns = new double[rows.width()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = scale[i / rows.synapses()];
        }
        return fitBytes() ? roundToBytes(columns) : roundToLongs(columns);
    }

    /** Whether every integer fits a byte and none is cut, known from the largest weights alone. */
    private boolean fitBytes() {
        boolean fit = factors.length == 0;
        for (int target = 0; target < scale.length; target++) {
            double bound = Arithmetic.roundHalfEven(largest[target] * Math.abs(scale[target]));
            // Also false for an infinite scale, which makes NaN of 0
            fit &= bound <= Byte.MAX_VALUE && bound <= max && -bound >= min;
        }
        return fit;
    }

    private Rounded roundToBytes(double[] columns) {
        byte[] integers = new byte[rows.size()];
        rows.parts().forEach((part, from, to) -> {
            for (int start = from; start < to; start += columns.length) {
                ByteRounding.round(rows.values(), start, columns, integers);
            }
        });
        return new Rounded(new IntegerArray.Bytes(integers), 0);
    }

    private Rounded roundToLongs(double[] columns) {
        long[] integers = new long[rows.size()];
        int[] cut = new int[rows.parts().count()];
        rows.parts().forEach((part, from, to) -> {
            for (int i = from; i < to; i++) {
                long rounded = (long) Arithmetic.roundHalfEven(rows.values()[i] * columns[i % columns.length]);
                long within = Math.max(min, Math.min(max, rounded));
                cut[part] += within != rounded ? 1 : 0;
                for (double factor : factors) {
                    within = (long) Arithmetic.roundHalfEven(within * factor);
                }
                integers[i] = within;
            }
        });
        return new Rounded(new IntegerArray.Longs(integers), IntStream.of(cut).sum());
    }
}
