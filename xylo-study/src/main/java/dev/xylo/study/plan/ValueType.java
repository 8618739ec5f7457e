package dev.xylo.study.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What one value of a study file may be.
 *
 * @param <T> what it becomes
 * @param needed what is allowed, such as {@code an integer 2..16}
 * @param choices names to choose from, for a hint; empty if it is no choice
 * @param reader the value, or empty if it is none of those allowed
 */
record ValueType<T>(String needed, List<String> choices, Function<JsonNode, Optional<T>> reader) {
    /** True or false, as such and not as text or number. */
    static ValueType<Boolean> bool() {
        return new ValueType<>(
                "true or false",
                List.of(),
                node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
    }

    /** An integer in a range. */
    static ValueType<Integer> integer(int least, int most) {
        return new ValueType<>(
                most == Integer.MAX_VALUE ? "an integer from " + least + " on" : "an integer " + least + ".." + most,
                List.of(),
                node -> node.isIntegralNumber()
                                && node.canConvertToInt()
                                && node.intValue() >= least
                                && node.intValue() <= most
                        ? Optional.of(node.intValue())
                        : Optional.empty());
    }

    /** A positive number of some unit. */
    static ValueType<Double> positive(String unit) {
        return new ValueType<>(
                "a positive number (" + unit + ")",
                List.of(),
                node -> node.isNumber() && node.doubleValue() > 0 && Double.isFinite(node.doubleValue())
                        ? Optional.of(node.doubleValue())
                        : Optional.empty());
    }

    /** Any long. */
    static ValueType<Long> integer64() {
        return new ValueType<>(
                "an integer of at most 64 bits",
                List.of(),
                node -> node.isIntegralNumber() && node.canConvertToLong()
                        ? Optional.of(node.longValue())
                        : Optional.empty());
    }

    /** One of several, by name. */
    static <T> ValueType<T> choice(List<T> values, Function<T, String> name) {
        List<String> names = values.stream().map(name).toList();
        return new ValueType<>(
                "one of " + String.join(", ", names),
                names,
                node -> node.isString()
                        ? values.stream()
                                .filter(value -> name.apply(value).equals(node.stringValue()))
                                .findFirst()
                        : Optional.empty());
    }

    /**
     * A path; a relative one starts at the folder of a file.
     *
     * <p>{@link java.nio.file.InvalidPathException} is left to the caller.
     */
    static ValueType<Path> path(Path file) {
        return new ValueType<>(
                "a path (in quotes, if it looks like a number)",
                List.of(),
                node -> node.isString() && !node.stringValue().isBlank()
                        ? Optional.of(file.resolveSibling(node.stringValue()).normalize())
                        : Optional.empty());
    }
}
