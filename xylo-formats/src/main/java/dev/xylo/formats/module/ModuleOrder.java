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
    private static final int LARGEST_GUESS = 12;

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
                        + "; for a study, make an NPZ of it first, with xylo convert. Where they are joined otherwise than one after the other, save the mapper's specification instead");
    }

    /** A chain that the sizes allow; empty if there is none. */
    private static List<ModuleTree> guess(List<ModuleTree> children) {
        List<ModuleTree> chain = new ArrayList<>();
        return children.size() <= LARGEST_GUESS && extend(chain, new ArrayList<>(children), -1) ? chain : List.of();
    }

    /** Weights and neurons in turn; a wrong choice is taken back. */
    private static boolean extend(List<ModuleTree> chain, List<ModuleTree> open, int width) {
        if (open.isEmpty()) {
            return chain.size() % 2 == 0;
        }
        boolean weights = chain.size() % 2 == 0;
        for (ModuleTree module : List.copyOf(open)) {
            if ((ModuleKind.of(module) == ModuleKind.WEIGHTS) != weights) {
                continue;
            }
            int[] shape =
                    weights ? module.numbers("weight").orElseThrow().shape() : new int[] {size(module), size(module)};
            if (width >= 0 && shape[0] >= 0 && shape[0] != width) {
                continue;
            }
            chain.add(module);
            open.remove(module);
            if (extend(chain, open, shape[1] >= 0 ? shape[1] : width)) {
                return true;
            }
            chain.remove(chain.size() - 1);
            open.add(module);
        }
        return false;
    }

    private static int size(ModuleTree module) {
        return module.numbers("w_rec")
                .filter(array -> array.rank() == 2)
                .map(array -> array.shape()[0])
                .orElse(-1);
    }
}
