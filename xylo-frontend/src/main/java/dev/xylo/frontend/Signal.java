package dev.xylo.frontend;

import java.util.Arrays;
import java.util.List;

/**
 * Samples in time order, each of the same shape: integers or doubles, flat, time first. Treated as immutable: whoever takes the array must
 * not write into it.
 */
public final class Signal {
    private final int steps;
    private final int[] itemShape;
    private final int width;
    private final long[] integers;
    private final double[] reals;

    private Signal(int length, int[] itemShape, long[] integers, double[] reals) {
        this.itemShape = itemShape.clone();
        this.width = Arrays.stream(itemShape).reduce(1, Math::multiplyExact);
        if (width < 1 || length % width != 0) {
            throw new IllegalArgumentException(
                    length + " values are not samples of shape " + Arrays.toString(itemShape));
        }
        this.steps = length / width;
        this.integers = integers;
        this.reals = reals;
    }

    /**
     * Integer samples.
     *
     * @param values flat, time first; not copied
     * @param itemShape shape of one sample, none for a single number
     * @return the signal
     * @throws IllegalArgumentException if the values do not make whole samples
     */
    public static Signal ofIntegers(long[] values, int... itemShape) {
        return new Signal(values.length, itemShape, values, null);
    }

    /**
     * Samples in double.
     *
     * @param values flat, time first; not copied
     * @param itemShape shape of one sample, none for a single number
     * @return the signal
     * @throws IllegalArgumentException if the values do not make whole samples
     */
    public static Signal ofReals(double[] values, int... itemShape) {
        return new Signal(values.length, itemShape, null, values);
    }

    /**
     * Number of samples.
     *
     * @return T
     */
    public int steps() {
        return steps;
    }

    /**
     * Numbers per sample.
     *
     * @return the product of the shape of one sample
     */
    public int width() {
        return width;
    }

    /**
     * Shape of one sample.
     *
     * @return a copy; empty for a single number
     */
    public int[] itemShape() {
        return itemShape.clone();
    }

    /**
     * Whether the samples are integers.
     *
     * @return false for doubles
     */
    public boolean isInteger() {
        return integers != null;
    }

    /**
     * The integers.
     *
     * @return flat, time first, not a copy
     * @throws IllegalStateException if the samples are doubles
     */
    public long[] integers() {
        if (integers == null) {
            throw new IllegalStateException("a signal of doubles where integers are needed");
        }
        return integers;
    }

    /**
     * The doubles.
     *
     * @return flat, time first, not a copy
     * @throws IllegalStateException if the samples are integers
     */
    public double[] reals() {
        if (reals == null) {
            throw new IllegalStateException("a signal of integers where doubles are needed");
        }
        return reals;
    }

    /**
     * A stretch of time.
     *
     * @param from first sample, inclusive
     * @param to last sample, exclusive
     * @return a copy; this signal where the stretch is all of it
     */
    public Signal slice(int from, int to) {
        if (from == 0 && to == steps) {
            return this;
        }
        return integers != null
                ? ofIntegers(Arrays.copyOfRange(integers, from * width, to * width), itemShape)
                : ofReals(Arrays.copyOfRange(reals, from * width, to * width), itemShape);
    }

    /**
     * Time reversed.
     *
     * @return a copy, the last sample first
     */
    public Signal reversed() {
        if (integers != null) {
            long[] turned = new long[integers.length];
            for (int t = 0; t < steps; t++) {
                System.arraycopy(integers, t * width, turned, (steps - 1 - t) * width, width);
            }
            return ofIntegers(turned, itemShape);
        }
        double[] turned = new double[reals.length];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(reals, t * width, turned, (steps - 1 - t) * width, width);
        }
        return ofReals(turned, itemShape);
    }

    /**
     * One signal after the other.
     *
     * @param parts at least one, of the same kind and shape
     * @return all samples
     * @throws IllegalArgumentException if there are no parts, or more values than one array holds
     */
    public static Signal concatenate(List<Signal> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no signals to join");
        }
        Signal first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        long length =
                parts.stream().mapToLong(part -> (long) part.steps * part.width).sum();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(length + " values are more than one array holds");
        }
        if (first.integers != null) {
            long[] all = new long[(int) length];
            int at = 0;
            for (Signal part : parts) {
                System.arraycopy(part.integers(), 0, all, at, part.integers().length);
                at += part.integers().length;
            }
            return ofIntegers(all, first.itemShape);
        }
        double[] all = new double[(int) length];
        int at = 0;
        for (Signal part : parts) {
            System.arraycopy(part.reals(), 0, all, at, part.reals().length);
            at += part.reals().length;
        }
        return ofReals(all, first.itemShape);
    }

    @Override
    public String toString() {
        return "Signal(" + steps + " samples of shape " + Arrays.toString(itemShape) + ")";
    }
}
