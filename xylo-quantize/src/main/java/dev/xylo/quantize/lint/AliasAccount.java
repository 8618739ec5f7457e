package dev.xylo.quantize.lint;

import dev.xylo.core.network.Alias;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The account of alias links. */
final class AliasAccount {
    private AliasAccount() {}

    static ParameterAccount of(List<Alias> floats, List<Alias> integers) {
        Set<Alias> wanted = new HashSet<>(floats);
        List<Alias> spare = new ArrayList<>(
                integers.stream().filter(alias -> !wanted.contains(alias)).toList());
        Set<Alias> there = new HashSet<>(integers);
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        Map<Fate, List<Example>> examples = new EnumMap<>(Fate.class);
        for (Alias alias : floats) {
            if (there.contains(alias)) {
                fates.merge(Fate.KEPT, 1, Integer::sum);
                continue;
            }
            Optional<Alias> elsewhere = spare.stream()
                    .filter(other -> other.source() == alias.source())
                    .findFirst();
            elsewhere.ifPresent(spare::remove);
            Fate fate = elsewhere.isPresent() ? Fate.MOVED : Fate.LOST;
            note(
                    fates,
                    examples,
                    fate,
                    alias,
                    elsewhere.map(o -> "now to " + o.target()).orElse(""));
        }
        spare.forEach(alias -> note(fates, examples, Fate.ADDED, alias, ""));
        int values = fates.values().stream().mapToInt(Integer::intValue).sum();
        return new ParameterAccount("aliases", values, fates, 0, Double.NaN, Double.NaN, Double.NaN, examples);
    }

    private static void note(
            Map<Fate, Integer> fates, Map<Fate, List<Example>> examples, Fate fate, Alias alias, String note) {
        fates.merge(fate, 1, Integer::sum);
        List<Example> list = examples.computeIfAbsent(fate, f -> new ArrayList<>());
        if (list.size() < Accountant.MAX_EXAMPLES) {
            list.add(new Example(
                    "alias of hidden neuron " + alias.source(), alias.target(), alias.target(), Double.NaN, note));
        }
    }
}
