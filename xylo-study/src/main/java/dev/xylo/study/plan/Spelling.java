package dev.xylo.study.plan;

import dev.xylo.core.text.EditDistance;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a misspelt word stands for. */
final class Spelling {
    private static final int LEAST_DISTANCE = 2;
    private static final int LONGEST = 64;
    private static final int SHORTEST_PREFIX = 3;

    private Spelling() {}

    /**
     * The nearest candidate: by edit distance, at most a third of the word or 2; else the first that the word is the beginning of.
     * Capitals do not count, hyphens and blanks are underscores.
     *
     * @return a candidate, or empty if none is near
     */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        String plain = plain(word);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int smallest = Math.min(plain.length() - 1, Math.max(LEAST_DISTANCE, plain.length() / 3)) + 1;
        for (String candidate : candidates) {
            int distance = EditDistance.between(plain, plain(candidate));
            if (distance < smallest) {
                smallest = distance;
                best = candidate;
            }
        }
        if (best == null && plain.length() >= SHORTEST_PREFIX) {
            return candidates.stream()
                    .filter(candidate -> plain(candidate).startsWith(plain))
                    .findFirst();
        }
        return Optional.ofNullable(best);
    }

    /** " (did you mean 'x'?)", or nothing. */
    static String hint(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(candidate -> " (did you mean '" + candidate + "'?)")
                .orElse("");
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }
}
