package dev.xylo.study.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * One thing that a study can be told: its name in a file, its option, what may stand there, what is meant where nothing does, and where the
 * value is in a plan. {@link PlanKeys} lists all.
 *
 * @param <T> the value; a {@link List} where {@link #many}; null stands for nothing where there is no default
 */
public final class PlanKey<T> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final PlanGroup group;
    private final ValueType<?> type;
    private final boolean many;
    private final T absent;
    private final Function<StudyPlan, T> getter;
    private String option;
    private String label;
    private String help = "";
    private String absentText;

    private PlanKey(
            String name, PlanGroup group, ValueType<?> type, boolean many, T absent, Function<StudyPlan, T> getter) {
        this.name = name;
        this.group = group;
        this.type = type;
        this.many = many;
        this.absent = absent;
        this.getter = getter;
        this.option = "--" + name.replace('_', '-');
        this.label = isFlag() ? "" : "N";
    }

    /** A key of one value. */
    static <T> PlanKey<T> one(
            String name, PlanGroup group, ValueType<T> type, T absent, Function<StudyPlan, T> getter) {
        return new PlanKey<>(name, group, type, false, absent, getter);
    }

    /** A key of one value or several, none of them twice. */
    static <T> PlanKey<List<T>> many(
            String name, PlanGroup group, ValueType<T> type, List<T> absent, Function<StudyPlan, List<T>> getter) {
        return new PlanKey<>(name, group, type, true, absent, getter);
    }

    /** Completes the definition: the option's label, and its name where it is not the key's. */
    PlanKey<T> option(String optionName, String optionLabel) {
        this.option = optionName;
        this.label = optionLabel;
        return this;
    }

    /** Completes the definition: sentences for people. */
    PlanKey<T> help(String text) {
        this.help = text;
        return this;
    }

    /** Completes the definition: what is meant where nothing is said, if no value is. */
    PlanKey<T> otherwise(String text) {
        this.absentText = text;
        return this;
    }

    /**
     * Name in a study file.
     *
     * @return such as {@code bits_per_weight}
     */
    public String name() {
        return name;
    }

    /**
     * What it is about.
     *
     * @return the group
     */
    public PlanGroup group() {
        return group;
    }

    /**
     * The option of {@code xylo study} that says the same; {@code network} is its argument.
     *
     * @return such as {@code --bits}
     */
    public String option() {
        return option;
    }

    /**
     * What the option's value is called in help texts.
     *
     * @return such as {@code BITS}; empty for a flag
     */
    public String label() {
        return label;
    }

    /**
     * What it does.
     *
     * @return sentences
     */
    public String help() {
        return help;
    }

    /**
     * Whether several values may stand there.
     *
     * @return true for a list
     */
    public boolean many() {
        return many;
    }

    /**
     * Whether it is just on or off.
     *
     * @return true for one boolean
     */
    public boolean isFlag() {
        return !many && absent instanceof Boolean;
    }

    /**
     * What may stand there.
     *
     * @return such as {@code an integer 2..16}
     */
    public String needed() {
        return type.needed();
    }

    /**
     * Names to choose from.
     *
     * @return empty if it is no choice
     */
    public List<String> choices() {
        return type.choices();
    }

    /**
     * What is meant where nothing is said.
     *
     * @return a value or words
     */
    public String absentText() {
        if (absentText != null) {
            return absentText;
        }
        return absent instanceof List<?> list
                ? list.isEmpty()
                        ? "none"
                        : list.stream().map(this::plain).map(String::valueOf).collect(Collectors.joining(", "))
                : absent == null ? "none" : String.valueOf(plain(absent));
    }

    /** The default; null for none. */
    T absent() {
        return absent;
    }

    /**
     * Where the value stands in a plan.
     *
     * @param plan any plan
     * @return the value; null for nothing
     */
    public T in(StudyPlan plan) {
        return getter.apply(plan);
    }

    /**
     * The value as it would stand in a file.
     *
     * @param plan any plan
     * @return a text, number or boolean, or a list of them; null for nothing
     */
    public Object written(StudyPlan plan) {
        T value = in(plan);
        if (value instanceof List<?> list) {
            return list.stream().map(this::plain).toList();
        }
        return value == null ? null : plain(value);
    }

    /** Whether it names a file. */
    boolean isPath() {
        return absent == null && type.needed().startsWith("a path");
    }

    /**
     * Reads one text of the option.
     *
     * @param text what the user gave; one of several values where {@link #many}
     * @return how it would stand in a file
     * @throws IllegalArgumentException if it is none of those allowed; the message begins with the text
     */
    public JsonNode parse(String text) {
        JsonNode node = type.literal().apply(text);
        try {
            if (type.reader().apply(node, null).isPresent()) {
                return node;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is no path here", e);
        }
        throw new IllegalArgumentException("'" + text + "' is not " + needed() + Spelling.hint(text, choices()));
    }

    /**
     * Reads what stands in a file.
     *
     * @param node the value, or an array where {@link #many}
     * @param file where it stands, to resolve paths; null resolves none
     * @throws BadValueException if it is none of those allowed
     */
    @SuppressWarnings("unchecked") // the factories made T and the type fit
    T read(JsonNode node, Path file) throws BadValueException {
        if (!many) {
            return (T) value(name, node, file);
        }
        if (!(node instanceof ArrayNode array)) {
            return (T) List.of(value(name, node, file));
        }
        if (array.isEmpty()) {
            throw new BadValueException(
                    name, "is an empty list; leave the key out for the default, or give " + needed());
        }
        Map<Object, Integer> values = new LinkedHashMap<>();
        for (int i = 0; i < array.size(); i++) {
            String element = name + "[" + i + "]";
            Integer earlier = values.putIfAbsent(value(element, array.get(i), file), i);
            if (earlier != null) {
                throw new BadValueException(
                        element, "is " + described(array.get(i)) + ", as is " + name + "[" + earlier + "]");
            }
        }
        return (T) List.copyOf(values.keySet());
    }

    /**
     * Checks a value that a program gives, by the rules for files.
     *
     * @throws PlanException if it could not stand in a file
     */
    void check(T value) {
        Objects.requireNonNull(value, name);
        if (isPath() || value.equals(absent)) {
            return;
        }
        Object plain =
                value instanceof List<?> list ? list.stream().map(this::plain).toList() : plain(value);
        try {
            read(JSON.valueToTree(plain), null);
        } catch (BadValueException e) {
            throw refusal(e);
        }
    }

    /** Says what is wrong with a value that stands in no file. */
    PlanException refusal(BadValueException e) {
        String index = e.where.substring(name.length());
        return new PlanException(this, (index.isEmpty() ? "" : index + " ") + e.reason);
    }

    /** A value of a file that is none of those allowed. */
    static final class BadValueException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String where;
        private final String reason;

        private BadValueException(String where, String reason) {
            this.where = where;
            this.reason = reason;
        }

        /** The key, with an index where it is a list's. */
        String where() {
            return where;
        }

        String reason() {
            return reason;
        }
    }

    private Object value(String where, JsonNode node, Path file) throws BadValueException {
        try {
            return type.reader()
                    .apply(node, file)
                    .map(Object.class::cast)
                    .orElseThrow(() -> new BadValueException(
                            where, "is " + described(node) + hint(node) + "; it must be " + needed()));
        } catch (InvalidPathException e) {
            throw new BadValueException(where, "is " + described(node) + "; that is no path here");
        }
    }

    private String hint(JsonNode node) {
        return node.isString() && !choices().contains(node.stringValue())
                ? Spelling.hint(node.stringValue(), choices())
                : "";
    }

    @SuppressWarnings("unchecked") // as in read
    private Object plain(Object value) {
        return ((ValueType<Object>) type).writer().apply(value);
    }

    private static String described(JsonNode node) {
        if (node.isString()) {
            return "'" + shortened(node.stringValue()) + "'";
        }
        if (node.isNull()) {
            return "without a value";
        }
        if (node.isArray()) {
            return "a list";
        }
        return node.isObject() ? "an object" : shortened(node.asString());
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
