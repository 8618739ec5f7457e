package dev.xylo.formats.network;

import dev.xylo.core.network.Parameter;
import dev.xylo.core.text.EditDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keys in network files, besides {@link Parameter#key()}; which are read, which may stand there, which look misspelt. */
final class Keys {
    static final String BIAS_HIDDEN = "bias_hidden";
    static final String ALIAS_SOURCE = "alias_source";
    static final String ALIAS_TARGET = "alias_target";
    static final String ALIASES = "aliases";
    static final String DT = "dt";

    /** Data beside the network, and what a float simulation adds: no concern of a network reader. */
    private static final Set<String> NEIGHBOURS = Set.of("input", "label", "lengths", "max_spikes");

    private static final int MAX_DISTANCE = 2;
    private static final int LONGEST_TYPO = 40;

    private static final List<String> READ = Stream.of(
                    Arrays.stream(Parameter.values()).map(Parameter::key),
                    Arrays.stream(TimeConstant.values()).map(TimeConstant::key),
                    Stream.of(BIAS_HIDDEN, ALIAS_SOURCE, ALIAS_TARGET, ALIASES, DT))
            .flatMap(keys -> keys)
            .toList();

    private Keys() {}

    /** Whether a network reader wants the array. */
    static boolean isRead(String key) {
        return READ.contains(key);
    }

    /** Whether a key that is not read needs no warning. */
    static boolean isNeighbour(String key) {
        return NEIGHBOURS.contains(key)
                || key.startsWith("tau_")
                || key.startsWith("expected_")
                || key.startsWith("golden_");
    }

    /** The key that a misspelt one may stand for. */
    static Optional<String> suggestion(String key) {
        return closest(key, READ);
    }

    /** The candidate with the smallest edit distance, if that is small enough for a typing error. */
    static Optional<String> closest(String word, Collection<String> candidates) {
        List<String> best = new ArrayList<>();
        int smallest = Math.min(MAX_DISTANCE, word.length() / 2);
        for (String candidate : candidates) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < smallest) {
                best.clear();
                smallest = distance;
            }
            if (distance == smallest) {
                best.add(candidate);
            }
        }
        return best.stream().findFirst();
    }

    /** The edit distance; words too long for a typing error are far from everything. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST_TYPO || b.length() > LONGEST_TYPO) {
            return Integer.MAX_VALUE;
        }
        return EditDistance.between(a, b);
    }
}
