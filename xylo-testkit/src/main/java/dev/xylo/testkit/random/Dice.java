package dev.xylo.testkit.random;

import java.util.SplittableRandom;

/** The draws that the generators are made of. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True with a probability. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Uniform, both ends inclusive. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** Uniform in [from, to). */
    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Positive, every order of magnitude equally likely. */
    double magnitude(double from, double to) {
        return Math.exp(between(Math.log(from), Math.log(to)));
    }

    int oneOf(int... values) {
        return values[random.nextInt(values.length)];
    }

    double oneOf(double... values) {
        return values[random.nextInt(values.length)];
    }

    /**
     * How dense a matrix is: empty (1 of 8), full (2 of 8), or anything between.
     */
    double density() {
        return switch (between(0, 7)) {
            case 0 -> 0;
            case 1, 2 -> 1;
            default -> random.nextDouble();
        };
    }

    /** Which share of an array is edge values: 0, 0, 1/4 or 3/4, a quarter on average. */
    double edgeShare() {
        return oneOf(0, 0, 0.25, 0.75);
    }
}
