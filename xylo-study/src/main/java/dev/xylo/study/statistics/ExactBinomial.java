package dev.xylo.study.statistics;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Binomial random numbers in integer arithmetic: exactly distributed for every rational probability, the same on every machine.
 *
 * <p>A trial succeeds if a uniform number is below p; comparing the two from the first binary digit on, half of the trials are decided
 * at every digit. Only how many are decided matters: of {@code m} undecided ones, the number whose next digit is 1 is the number of ones
 * in {@code m} random bits. Where p's digit is 1, trials with a 0 succeed and those with a 1 go on; where it is 0, trials with a 1 fail
 * and those with a 0 go on. {@code 2 trials} bits are needed on average, {@code trials / 32} calls of the generator.
 *
 * <p>Source: the comparison digit by digit is D. E. Knuth and A. C. Yao's (1976); p's digits come from long division.
 */
final class ExactBinomial {
    private final UniformRandomProvider random;

    ExactBinomial(UniformRandomProvider random) {
        this.random = random;
    }

    /**
     * Successes among so many trials, each with the probability {@code numerator / denominator}.
     *
     * @param trials at least 0
     * @param numerator {@code 0..denominator}
     * @param denominator at least 0; at 0 (an impossible branch) there is no success
     */
    int sample(int trials, int numerator, int denominator) {
        if (numerator == denominator) {
            return numerator == 0 ? 0 : trials;
        }
        int successes = 0;
        int undecided = trials;
        long remainder = numerator;
        while (undecided > 0 && remainder > 0) {
            remainder *= 2;
            int ones = ones(undecided);
            if (remainder >= denominator) {
                remainder -= denominator;
                successes += undecided - ones;
                undecided = ones;
            } else {
                undecided -= ones;
            }
        }
        return successes;
    }

    /** Ones among so many random bits. */
    private int ones(int bits) {
        int ones = 0;
        int left = bits;
        for (; left >= Long.SIZE; left -= Long.SIZE) {
            ones += Long.bitCount(random.nextLong());
        }
        return left == 0 ? ones : ones + Long.bitCount(random.nextLong() >>> (Long.SIZE - left));
    }
}
