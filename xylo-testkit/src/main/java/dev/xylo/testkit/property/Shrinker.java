package dev.xylo.testkit.property;

import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failing case smaller as long as it fails. */
public final class Shrinker {
    private static final int MOST_TRIALS = 20_000;

    private Shrinker() {}

    /**
     * The smallest failing case that greedy search finds: the first smaller candidate that fails is taken, until none does.
     *
     * @param generator knows smaller cases
     * @param failing a case for which {@code fails} is true
     * @param fails whether a case fails
     * @param <T> what a case is
     * @return a failing case none of whose smaller candidates fails, or the best after 20,000 trials
     */
    public static <T> T smallest(Generator<T> generator, T failing, Predicate<T> fails) {
        T best = failing;
        int[] trials = {0};
        while (trials[0] < MOST_TRIALS) {
            Optional<T> next = generator
                    .smaller(best)
                    .takeWhile(candidate -> trials[0]++ < MOST_TRIALS)
                    .filter(fails)
                    .findFirst();
            if (next.isEmpty()) {
                return best;
            }
            best = next.get();
        }
        return best;
    }
}
