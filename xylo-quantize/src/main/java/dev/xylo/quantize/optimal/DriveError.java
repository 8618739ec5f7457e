package dev.xylo.quantize.optimal;

/**
 * Mean square of a neuron's membrane error, in thresholds squared, as a quadratic form of its weights; holds a current set of weights.
 * Weights are real numbers here, in thresholds per spike. Belongs to one thread.
 */
abstract class DriveError {
    private double value;

    /** Error of the current weights, at least 0 up to rounding. */
    final double value() {
        return Math.max(value, 0);
    }

    /** Half the second derivative along a weight. */
    abstract double curvature(int column);

    /** Half the derivative along a weight, at the current weights. */
    abstract double slope(int column);

    /** Sets the current weights; returns their error. */
    abstract double place(double[] weights);

    /** Keeps what {@link #slope} depends on in step with a change. */
    abstract void shift(int column, double change);

    /** The bias that goes best with weights, in thresholds. */
    abstract double bias(double[] weights);

    final void start(double[] weights) {
        value = place(weights);
    }

    /** Adds to one current weight. */
    final void move(int column, double change) {
        value += change * (2 * slope(column) + change * curvature(column));
        shift(column, change);
    }
}
