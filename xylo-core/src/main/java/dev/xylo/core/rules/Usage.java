package dev.xylo.core.rules;

import dev.xylo.core.chip.Limit;

/**
 * How much of an amount a network uses.
 *
 * @param rule key of the rule that watches it
 * @param limit the chip's limit; its resource says the unit
 * @param used the largest number found
 * @param where where it was found
 */
public record Usage(String rule, Limit limit, long used, String where) {
    /**
     * The share that is used.
     *
     * @return 0 to 1, more where the limit is exceeded
     */
    public double share() {
        return limit.max() == 0 ? 0 : (double) used / limit.max();
    }

    /**
     * What is left.
     *
     * @return negative where the limit is exceeded
     */
    public long free() {
        return limit.max() - used;
    }
}
