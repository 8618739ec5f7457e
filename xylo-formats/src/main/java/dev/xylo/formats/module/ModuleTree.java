package dev.xylo.formats.module;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A module: its parameters and the modules in it.
 *
 * @param path names from the root, joined by dots; empty for the root
 * @param children by name; unmodifiable
 * @param values numbers, texts and truth values by name; unmodifiable
 */
public record ModuleTree(String path, Map<String, ModuleTree> children, Map<String, Object> values) {
    private static final int MAX_DEPTH = 32;

    /** Copies. */
    public ModuleTree {
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * From nested maps, as {@code net.save} writes them.
     *
     * @param tree maps are modules, everything else is a parameter
     * @return the tree
     * @throws ModuleException if it is nested too deeply
     */
    public static ModuleTree of(Map<?, ?> tree) {
        return of("", tree, 0);
    }

    /**
     * From a state dict, whose keys are paths: {@code 0_LinearTorch.weight}.
     *
     * @param state parameters by path
     * @return the tree
     * @throws ModuleException if a path is too long
     */
    public static ModuleTree ofPaths(Map<?, ?> state) {
        Map<String, Object> root = new LinkedHashMap<>();
        state.forEach((key, value) -> {
            List<String> names = List.of(String.valueOf(key).split("\\."));
            if (names.size() > MAX_DEPTH) {
                throw new ModuleException(null, "has modules nested deeper than " + MAX_DEPTH);
            }
            put(root, names, value);
        });
        return of(root);
    }

    private static void put(Map<String, Object> root, List<String> names, Object value) {
        Map<String, Object> at = root;
        for (String name : names.subList(0, names.size() - 1)) {
            Object inside = at.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
            if (!(inside instanceof Map<?, ?>)) {
                return;
            }
            @SuppressWarnings("unchecked")
            Map<String, Object> next = (Map<String, Object>) inside;
            at = next;
        }
        at.put(names.get(names.size() - 1), value);
    }

    private static ModuleTree of(String path, Map<?, ?> tree, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ModuleException(path, "is nested deeper than " + MAX_DEPTH + " modules");
        }
        Map<String, ModuleTree> children = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Map<?, ?> inside) {
                children.put(name, of(path.isEmpty() ? name : path + "." + name, inside, depth + 1));
            } else if (value != null) {
                values.put(name, value);
            }
        });
        return new ModuleTree(path, children, values);
    }

    /**
     * Last part of its path.
     *
     * @return empty for the root
     */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /**
     * A parameter of numbers.
     *
     * @param key its name
     * @return empty if there is none
     */
    public Optional<NdArray> numbers(String key) {
        return Values.array(values.get(key));
    }

    /** A single number, such as dt. */
    OptionalDouble number(String key) {
        return numbers(key)
                .filter(array -> array.size() == 1)
                .map(array -> OptionalDouble.of(array.doubleAt(0)))
                .orElse(OptionalDouble.empty());
    }

    boolean has(String key) {
        return values.containsKey(key);
    }
}
