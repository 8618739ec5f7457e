package dev.xylo.study.cost;

/**
 * An estimated number and the spread of the fit behind it; not a confidence interval, but the range of the published points.
 *
 * @param value best estimate
 * @param low with the smallest coefficient that a published point gives
 * @param high with the largest one
 */
public record Estimate(double value, double low, double high) {
    /**
     * In another unit, or over another time.
     *
     * @param factor positive
     * @return all three times the factor
     */
    public Estimate times(double factor) {
        return new Estimate(value * factor, low * factor, high * factor);
    }
}
