package dev.xylo.testkit.property;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways to take something away from a list: halves first, then quarters, down to single elements. */
final class Chunks {
    private Chunks() {}

    /**
     * What remains when a chunk goes.
     *
     * @param size elements
     * @param least so many must remain
     * @return the indices kept, ascending
     */
    static Stream<int[]> removals(int size, int least) {
        return sizes(size - least)
                .flatMap(chunk -> IntStream.iterate(0, at -> at < size, at -> at + chunk)
                        .filter(at -> size - Math.min(chunk, size - at) >= least)
                        .mapToObj(at -> IntStream.range(0, size)
                                .filter(i -> i < at || i >= at + chunk)
                                .toArray()));
    }

    /**
     * Arrays with a chunk set to 0, then with single values halved.
     *
     * @param values whole or real numbers
     * @return copies
     */
    static Stream<double[]> towardsZero(double[] values) {
        Stream<double[]> zeroed = sizes(values.length)
                .flatMap(chunk -> IntStream.iterate(0, at -> at < values.length, at -> at + chunk)
                        .filter(at -> IntStream.range(at, Math.min(values.length, at + chunk))
                                .anyMatch(i -> values[i] != 0))
                        .mapToObj(at -> {
                            double[] copy = values.clone();
                            java.util.Arrays.fill(copy, at, Math.min(values.length, at + chunk), 0);
                            return copy;
                        }));
        Stream<double[]> halved = IntStream.range(0, values.length)
                .filter(i -> Math.abs(values[i]) > 1)
                .boxed()
                .flatMap(i -> Stream.of(whole(values[i] / 2), values[i] - Math.signum(values[i]))
                        .map(smaller -> {
                            double[] copy = values.clone();
                            copy[i] = smaller;
                            return copy;
                        }));
        return Stream.concat(zeroed, halved);
    }

    private static double whole(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    private static Stream<Integer> sizes(int most) {
        return IntStream.iterate(Math.max(most, 0), chunk -> chunk > 0, chunk -> chunk / 2)
                .boxed();
    }
}
