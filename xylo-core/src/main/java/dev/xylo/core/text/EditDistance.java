package dev.xylo.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Levenshtein's edit distance (V. I. Levenshtein 1966): single characters inserted, removed or replaced. */
public final class EditDistance {
    private EditDistance() {}

    /**
     * Counts the edits that turn one word into another; time grows with the product of the lengths, so bound untrusted words first.
     *
     * @param a a word
     * @param b another word
     * @return 0 if they are equal, at most the longer one's length
     */
    public static int between(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /**
     * The word that was probably meant: at most a third of its characters must change. A farther one would send the reader astray.
     *
     * @param typed a word
     * @param candidates words to choose from
     * @return the nearest one, the first of equally near ones; empty if none is near
     */
    public static Optional<String> nearest(String typed, Collection<String> candidates) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        int bound = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= bound)
                .filter(candidate -> between(word, candidate.toLowerCase(Locale.ROOT)) <= bound)
                .min(Comparator.comparingInt(candidate -> between(word, candidate.toLowerCase(Locale.ROOT))));
    }
}
