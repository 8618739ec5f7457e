package dev.xylo.core.chip;

/**
 * A limit of a chip, and how it is known.
 *
 * @param resource what is limited; it says the unit
 * @param min smallest number that the chip takes
 * @param max largest number that the chip takes
 * @param advisedMin smallest number that is safe: below it sources disagree, or parts of the tool chain do
 * @param advisedMax largest number that is safe
 * @param evidence how it is known
 * @param source where it comes from: program, file or document
 */
public record Limit(
        Resource resource, int min, int max, int advisedMin, int advisedMax, Evidence evidence, String source) {

    /**
     * An amount, 0 to a largest number.
     *
     * @param resource what is limited
     * @param max largest number
     * @param evidence how it is known
     * @param source where it comes from
     * @return the limit
     */
    public static Limit atMost(Resource resource, int max, Evidence evidence, String source) {
        return between(resource, 0, max, evidence, source);
    }

    /**
     * A range of values.
     *
     * @param resource what is limited
     * @param min smallest value
     * @param max largest value
     * @param evidence how it is known
     * @param source where it comes from
     * @return the limit
     */
    public static Limit between(Resource resource, int min, int max, Evidence evidence, String source) {
        return new Limit(resource, min, max, min, max, evidence, source);
    }

    /**
     * The same limit with a safe range of its own.
     *
     * @param safeMin smallest number that is safe
     * @param safeMax largest number that is safe
     * @return a new limit
     */
    public Limit advising(int safeMin, int safeMax) {
        return new Limit(resource, min, max, safeMin, safeMax, evidence, source);
    }

    /**
     * Whether the chip takes a number.
     *
     * @param number a number in the resource's unit
     * @return true between {@link #min} and {@link #max}, both inclusive
     */
    public boolean holds(double number) {
        return number >= min && number <= max;
    }

    /**
     * Whether a number is safe.
     *
     * @param number a number in the resource's unit
     * @return true between {@link #advisedMin} and {@link #advisedMax}, both inclusive
     */
    public boolean advises(double number) {
        return number >= advisedMin && number <= advisedMax;
    }
}
