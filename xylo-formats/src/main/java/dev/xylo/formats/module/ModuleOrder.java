package dev.xylo.formats.module;

import dev.xylo.formats.internal.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The order of modules, which a file does not state: from their numbers, as Sequential and SynNet give them, or from the person. */
final class ModuleOrder {
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})(?:_.*)?");
    private static final String LAST = "out_";

    private ModuleOrder() {}

    /** The modules in a module, in the order in which spikes pass; a module that only wraps another one is left out. */
    static List<ModuleTree> of(ModuleTree module, List<String> architecture) {
        List<ModuleTree> children = module.children().values().stream()
                .filter(child -> ModuleKind.of(child) != ModuleKind.PASSES)
                .toList();
        if (!architecture.isEmpty() && module.children().keySet().containsAll(architecture)) {
            checkComplete(module, children, architecture);
            return architecture.stream().map(module.children()::get).toList();
        }
        if (children.size() == 1) {
            return children;
        }
        if (children.stream().allMatch(child -> number(child) >= 0)) {
            return children.stream()
                    .sorted(Comparator.comparingInt(ModuleOrder::number).thenComparing(ModuleKind::of))
                    .toList();
        }
        throw unknown(module, children);
    }

    private static void checkComplete(ModuleTree module, List<ModuleTree> children, List<String> architecture) {
        List<String> missing = children.stream()
                .map(ModuleTree::name)
                .filter(name -> !architecture.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new ModuleException(
                    module.path().isEmpty() ? null : module.path(),
                    "--architecture leaves out " + Text.names(missing) + "; name every module that spikes pass");
        }
    }

    private static int number(ModuleTree module) {
        if (module.name().startsWith(LAST)) {
            return Integer.MAX_VALUE;
        }
        Matcher matcher = NUMBERED.matcher(module.name());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private static ModuleException unknown(ModuleTree module, List<ModuleTree> children) {
        List<String> names = children.stream().map(ModuleTree::name).toList();
        String guess = guess(children).stream().map(ModuleTree::name).collect(Collectors.joining(","));
        return new ModuleException(
                module.path().isEmpty() ? null : module.path(),
                "holds the modules " + Text.names(names)
                        + ", and the file does not say in which order spikes pass them; say it: --architecture "
                        + (guess.isEmpty()
                                ? "FIRST,SECOND,...,LAST"
                                : Text.clean(guess, 200) + " (as their sizes suggest)")
                        + ". Where they are joined otherwise than one after the other, save the mapper's specification instead");
    }

    /** A chain that the sizes allow; empty if there is none. */
    private static List<ModuleTree> guess(List<ModuleTree> children) {
        List<ModuleTree> open = new ArrayList<>(children);
        List<ModuleTree> chain = new ArrayList<>();
        int width = -1;
        while (!open.isEmpty()) {
            boolean weights = chain.size() % 2 == 0;
            int wanted = width;
            List<ModuleTree> next = open.stream()
                    .filter(module -> (ModuleKind.of(module) == ModuleKind.WEIGHTS) == weights)
                    .filter(module -> wanted < 0
                            || !weights
                            || module.numbers("weight").orElseThrow().shape()[0] == wanted)
                    .filter(module -> weights || size(module) < 0 || size(module) == wanted)
                    .toList();
            if (next.isEmpty()) {
                return List.of();
            }
            ModuleTree chosen = next.get(0);
            open.remove(chosen);
            chain.add(chosen);
            width = weights
                    ? chosen.numbers("weight").orElseThrow().shape()[1]
                    : size(chosen) < 0 ? width : size(chosen);
        }
        return chain;
    }

    private static int size(ModuleTree module) {
        return module.numbers("w_rec")
                .filter(array -> array.rank() == 2)
                .map(array -> array.shape()[0])
                .orElse(-1);
    }
}
