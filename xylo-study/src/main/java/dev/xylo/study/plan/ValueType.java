package dev.xylo.study.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * What one value of a plan may be, and how it is written in a file and as an option.
 *
 * @param <T> what it becomes
 * @param needed what is allowed, such as {@code an integer 2..16}
 * @param choices names to choose from, for a hint; empty if it is no choice
 * @param reader the value, or empty if it is none of those allowed; a relative path starts at the folder of the file, if there is one
 * @param literal how the text of an option would stand in a file
 * @param writer the value as a text, number or boolean
 */
record ValueType<T>(
        String needed,
        List<String> choices,
        BiFunction<JsonNode, Path, Optional<T>> reader,
        Function<String, JsonNode> literal,
        Function<T, Object> writer) {
    /** True or false, as such and not as text or number. */
    static ValueType<Boolean> bool() {
        return new ValueType<>(
                "true or false",
                List.of("true", "false"),
                (node, file) -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty(),
                text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> BooleanNode.TRUE;
                    case "false" -> BooleanNode.FALSE;
                    default -> StringNode.valueOf(text);
                },
                value -> value);
    }

    /** An integer in a range. */
    static ValueType<Integer> integer(int least, int most) {
        return new ValueType<>(
                most == Integer.MAX_VALUE ? "an integer from " + least + " on" : "an integer " + least + ".." + most,
                List.of(),
                (node, file) -> node.isIntegralNumber()
                                && node.canConvertToInt()
                                && node.intValue() >= least
                                && node.intValue() <= most
                        ? Optional.of(node.intValue())
                        : Optional.empty(),
                ValueType::number,
                value -> value);
    }

    /** Any finite number. */
    static ValueType<Double> number() {
        return new ValueType<>(
                "a number",
                List.of(),
                (node, file) -> node.isNumber() && Double.isFinite(node.doubleValue())
                        ? Optional.of(node.doubleValue())
                        : Optional.empty(),
                ValueType::number,
                value -> value);
    }

    /** A positive number of some unit. */
    static ValueType<Double> positive(String unit) {
        return new ValueType<>(
                "a positive number (" + unit + ")",
                List.of(),
                (node, file) -> node.isNumber() && node.doubleValue() > 0 && Double.isFinite(node.doubleValue())
                        ? Optional.of(node.doubleValue())
                        : Optional.empty(),
                ValueType::number,
                value -> value);
    }

    /** Any long. */
    static ValueType<Long> integer64() {
        return new ValueType<>(
                "an integer of at most 64 bits",
                List.of(),
                (node, file) -> node.isIntegralNumber() && node.canConvertToLong()
                        ? Optional.of(node.longValue())
                        : Optional.empty(),
                ValueType::number,
                value -> value);
    }

    /** One of several, by name. */
    static <T> ValueType<T> choice(List<T> values, Function<T, String> name) {
        List<String> names = values.stream().map(name).toList();
        return new ValueType<>(
                "one of " + String.join(", ", names),
                names,
                (node, file) -> node.isString()
                        ? values.stream()
                                .filter(value -> name.apply(value).equals(node.stringValue()))
                                .findFirst()
                        : Optional.empty(),
                text -> StringNode.valueOf(names.stream()
                        .filter(known -> known.equalsIgnoreCase(text.strip()))
                        .findFirst()
                        .orElse(text)),
                name::apply);
    }

    /** What a text says, or a number as well where that is a text of digits. */
    static <T> ValueType<T> parsed(String needed, Function<String, T> parser, Function<T, String> writer) {
        return new ValueType<>(
                needed,
                List.of(),
                (node, file) -> {
                    if (!node.isString() && !node.isIntegralNumber()) {
                        return Optional.empty();
                    }
                    try {
                        return Optional.of(parser.apply(node.asString()));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                },
                StringNode::valueOf,
                writer::apply);
    }

    /** A name. */
    static ValueType<String> text() {
        return new ValueType<>(
                "a text (in quotes, if it looks like a number)",
                List.of(),
                (node, file) -> node.isString() && !node.stringValue().isBlank()
                        ? Optional.of(node.stringValue())
                        : Optional.empty(),
                StringNode::valueOf,
                value -> value);
    }

    /**
     * A path; a relative one starts at the folder of a file.
     *
     * <p>{@link java.nio.file.InvalidPathException} is left to the caller.
     */
    static ValueType<Path> path() {
        return new ValueType<>(
                "a path (in quotes, if it looks like a number)",
                List.of(),
                (node, file) -> node.isString() && !node.stringValue().isBlank()
                        ? Optional.of(
                                file == null
                                        ? Path.of(node.stringValue())
                                        : file.resolveSibling(node.stringValue())
                                                .normalize())
                        : Optional.empty(),
                StringNode::valueOf,
                value -> value.toAbsolutePath().toString());
    }

    /** A number as it would stand in JSON; a text where it is none. */
    private static JsonNode number(String text) {
        try {
            BigDecimal value = new BigDecimal(text.strip());
            if (text.matches("\\s*[+-]?\\d{1,40}\\s*")) {
                return JsonNodeFactory.instance.numberNode(new BigInteger(text.strip()));
            }
            return DecimalNode.valueOf(value);
        } catch (NumberFormatException e) {
            return StringNode.valueOf(text);
        }
    }
}
