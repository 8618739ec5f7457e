package dev.xylo.study.statistics;

import java.util.OptionalDouble;

/**
 * Adds up the power of a signal and of its error.
 *
 * <p>Sums of doubles depend on the order of additions in their last bits. Whoever works with several threads gives each task an
 * accumulator of its own and merges them in the order of the tasks, not in that of their ends; then the result does not depend on the
 * number of threads. Not safe for use by several threads at once.
 */
public final class ErrorPower {
    private double signal;
    private double error;
    private long count;

    /** With nothing in it. */
    public ErrorPower() {}

    /**
     * With sums that another accumulator gave.
     *
     * @param signal see {@link #signal}
     * @param error see {@link #error}
     * @param count see {@link #count}
     */
    public ErrorPower(double signal, double error, long count) {
        this.signal = signal;
        this.error = error;
        this.count = count;
    }

    /**
     * Adds a pair of values.
     *
     * @param reference what it should be, finite
     * @param actual what it is, finite, in the same unit
     * @throws IllegalArgumentException if a value is NaN or infinite
     */
    public void add(double reference, double actual) {
        if (!Double.isFinite(reference) || !Double.isFinite(actual)) {
            throw new IllegalArgumentException("a pair is " + reference + " and " + actual + "; both must be finite");
        }
        double difference = reference - actual;
        signal += reference * reference;
        error += difference * difference;
        count++;
    }

    /**
     * Adds all pairs of another accumulator, which is left as it is.
     *
     * @param other another one
     */
    public void merge(ErrorPower other) {
        signal += other.signal;
        error += other.error;
        count += other.count;
    }

    /**
     * Pairs so far.
     *
     * @return at least 0
     */
    public long count() {
        return count;
    }

    /**
     * Sum of the squared references.
     *
     * @return at least 0
     */
    public double signal() {
        return signal;
    }

    /**
     * Sum of the squared errors.
     *
     * @return at least 0
     */
    public double error() {
        return error;
    }

    /**
     * Signal to quantization noise ratio, {@code 10 log10(sum reference^2 / sum (reference - actual)^2)}.
     *
     * @return decibel; positive infinity if there is no error; empty if there is no signal (no pair, or all references are 0)
     */
    public OptionalDouble sqnrDecibel() {
        return signal == 0 ? OptionalDouble.empty() : OptionalDouble.of(10 * StrictMath.log10(signal / error));
    }

    /**
     * Root of the mean squared error, {@code sqrt(sum (reference - actual)^2 / count)}.
     *
     * @return at least 0, in the unit of the values; empty if there is no pair
     */
    public OptionalDouble rmse() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(error / count));
    }
}
