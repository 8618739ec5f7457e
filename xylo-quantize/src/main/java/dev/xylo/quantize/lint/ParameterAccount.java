package dev.xylo.quantize.lint;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The account of one parameter: every value has one fate.
 *
 * @param key key of the parameter, or {@code aliases}
 * @param values how many values float and integers have together
 * @param fates how many of each fate
 * @param largestError largest rounding error of kept and rounded values, in integer steps
 * @param smallestScale smallest scale of a neuron with such values; NaN if none is known
 * @param largestScale largest such scale
 * @param factor the scale that the rescaled values follow, relative to their neuron's; NaN if there are none
 * @param examples the first of each fate that needs a look
 */
public record ParameterAccount(
        String key,
        int values,
        Map<Fate, Integer> fates,
        double largestError,
        double smallestScale,
        double largestScale,
        double factor,
        Map<Fate, List<Example>> examples) {
    /** Copies. */
    public ParameterAccount {
        fates = copy(fates);
        examples = copy(examples);
    }

    private static <V> Map<Fate, V> copy(Map<Fate, V> map) {
        EnumMap<Fate, V> copy = new EnumMap<>(Fate.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    /**
     * How many values have a fate.
     *
     * @param fate the fate
     * @return 0 or more
     */
    public int count(Fate fate) {
        return fates.getOrDefault(fate, 0);
    }
}
