package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.values.Opaque;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The interpreter: a stack, a memo, and the instructions that data needs. Runs one or several pickles of a file, on one memo each. Nothing
 * that a pickle names is ever looked up or called; {@link Constructor} says what stands for what.
 */
final class Unpickler {
    /** Deepest nesting of containers in what comes out. */
    private static final int MAX_DEPTH = 100;

    /** Most values in what comes out, each counted as often as it is referred to. */
    private static final int MAX_VALUES = 1 << 23;

    private static final int LAST_PROTOCOL = 5;

    private final PickleInput in;
    private final Origin origin;
    private final Budget budget;
    private final PersistentIds persistentIds;
    private final int nesting;

    private List<Object> stack = new ArrayList<>();
    private final List<List<Object>> marked = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();
    private int values;

    /** What {@code torch.save} keeps outside of the pickle. */
    @FunctionalInterface
    interface PersistentIds {
        /** What an id stands for. */
        Object load(Object id, Unpickler unpickler) throws IOException;
    }

    /** A function or class by name, one of those allowed. */
    record Global(Constructor constructor, String name) {}

    /** A tuple, which unlike a list is complete when it is made. */
    record Tuple(List<Object> items) {}

    Unpickler(InputStream in, Origin origin, Budget budget, PersistentIds persistentIds, int nesting) {
        this.in = new PickleInput(in, origin, budget);
        this.origin = origin;
        this.budget = budget;
        this.persistentIds = persistentIds;
        this.nesting = nesting;
    }

    Budget budget() {
        return budget;
    }

    Origin origin() {
        return origin;
    }

    /** How many pickles this one stands in. */
    int nesting() {
        return nesting;
    }

    FormatException refuse(String reason) {
        return origin.error(reason);
    }

    /** Runs one pickle to its end; what it leaves may still be {@link Deferred}. */
    Object run() throws IOException {
        stack = new ArrayList<>();
        marked.clear();
        memo.clear();
        for (int instruction = in.next(); instruction != '.'; instruction = in.next()) {
            step(instruction);
        }
        return pop();
    }

    /** The plain value that a result of {@link #run} stands for. */
    Object plain(Object value) throws IOException {
        return plain(value, 0);
    }

    private Object plain(Object value, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw refuse("refers to itself, or is nested deeper than " + MAX_DEPTH + " containers");
        }
        if (++values > MAX_VALUES) {
            throw refuse("unfolds to more than " + MAX_VALUES + " values; save arrays instead of lists of numbers");
        }
        budget.take(Budget.OBJECT);
        return switch (value) {
            case Deferred deferred -> {
                Object resolved = deferred.resolve(this);
                yield resolved instanceof Deferred || resolved instanceof List<?>
                        ? plain(resolved, depth + 1)
                        : resolved;
            }
            case Tuple tuple -> plainList(tuple.items(), depth);
            case List<?> list -> plainList(list, depth);
            case Set<?> set -> plainList(new ArrayList<>(set), depth);
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    budget.take(2L * Budget.OBJECT);
                    copy.put(entry.getKey(), plain(entry.getValue(), depth + 1));
                }
                yield copy;
            }
            case Global global -> new Opaque("the Python object " + Text.name(global.name()));
            case null -> null;
            default -> value;
        };
    }

    private List<Object> plainList(List<?> list, int depth) throws IOException {
        List<Object> copy = new ArrayList<>();
        for (Object item : list) {
            copy.add(plain(item, depth + 1));
        }
        return copy;
    }

    private void step(int instruction) throws IOException {
        switch (instruction) {
            case 0x80 -> protocol();
            case 0x95 -> in.unsigned(8); // the length of a frame
            case '(' -> mark();
            case '0' -> drop();
            case '1' -> popMark();
            case '2' -> push(top());
            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'K' -> push(in.unsigned(1));
            case 'M' -> push(in.unsigned(2));
            case 'J' -> push((long) (int) in.unsigned(4));
            case 'I' -> push(integerLine());
            case 'L' -> push(longLine());
            case 0x8A -> push(integer(in.bytes(in.unsigned(1))));
            case 0x8B -> push(integer(in.bytes(in.unsigned(4))));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.unsigned(8))));
            case 'F' -> push(doubleLine());
            case 'S' -> push(PickleText.quoted(in.line(), this));
            case 'T' -> push(latin1(in.bytes(in.unsigned(4))));
            case 'U' -> push(latin1(in.bytes(in.unsigned(1))));
            case 'V' -> push(PickleText.rawUnicode(in.line()));
            case 0x8C -> push(in.text(in.unsigned(1)));
            case 'X' -> push(in.text(in.unsigned(4)));
            case 0x8D -> push(in.text(in.unsigned(8)));
            case 'C' -> push(in.bytes(in.unsigned(1)));
            case 'B' -> push(in.bytes(in.unsigned(4)));
            case 0x8E, 0x96 -> push(in.bytes(in.unsigned(8)));
            case ']' -> push(new ArrayList<>());
            case '}' -> push(new LinkedHashMap<>());
            case 0x8F -> push(new LinkedHashSet<>());
            case ')' -> push(new Tuple(List.of()));
            case 'l' -> push(popMark());
            case 't' -> push(new Tuple(popMark()));
            case 0x85 -> push(tuple(1));
            case 0x86 -> push(tuple(2));
            case 0x87 -> push(tuple(3));
            case 'd' -> push(entries(new LinkedHashMap<>(), popMark()));
            case 0x91 -> push(elements(new LinkedHashSet<>(), popMark()));
            case 'a' -> append(wrap(pop()));
            case 'e' -> append(popMark());
            case 's' -> setItem();
            case 'u' -> setItems(popMark());
            case 0x90 -> addItems(popMark());
            case 'p' -> remember(index(in.line()));
            case 'q' -> remember(in.unsigned(1));
            case 'r' -> remember(in.unsigned(4));
            case 0x94 -> remember(memo.size());
            case 'g' -> push(recall(index(in.line())));
            case 'h' -> push(recall(in.unsigned(1)));
            case 'j' -> push(recall(in.unsigned(4)));
            case 'c' -> push(global(in.line(), in.line()));
            case 0x93 -> stackGlobal();
            case 'R' -> reduce();
            case 'b' -> build();
            case 'Q' -> push(persistent(pop()));
            case 'P' -> push(persistent(in.line()));
            case 'i' -> throw objectRefused(in.line(), in.line());
            case 'o', 0x81, 0x92 -> newObject(instruction);
            case 0x82, 0x83, 0x84 -> throw refuse("uses Python's extension registry (copyreg), which no array needs");
            case 0x97, 0x98 ->
                throw refuse(
                        "keeps its arrays outside of the file (buffers of protocol 5); pickle it without buffer_callback, or use np.savez");
            default ->
                throw refuse("is no pickle, or a damaged one: there is no instruction 0x"
                        + Integer.toHexString(instruction));
        }
    }

    private void protocol() throws IOException {
        long protocol = in.unsigned(1);
        if (protocol > LAST_PROTOCOL) {
            throw refuse("is a pickle of protocol " + protocol + "; 0 to " + LAST_PROTOCOL + " are known");
        }
    }

    // The stack.

    private void push(Object value) throws FormatException {
        budget.take(Budget.OBJECT);
        stack.add(value);
    }

    private Object pop() throws FormatException {
        if (stack.isEmpty()) {
            throw refuse("is a damaged pickle: an instruction finds nothing on the stack");
        }
        return stack.remove(stack.size() - 1);
    }

    private Object top() throws FormatException {
        Object top = pop();
        stack.add(top);
        return top;
    }

    private void mark() throws FormatException {
        budget.take(2L * Budget.OBJECT);
        marked.add(stack);
        stack = new ArrayList<>();
    }

    private List<Object> popMark() throws FormatException {
        if (marked.isEmpty()) {
            throw refuse("is a damaged pickle: an instruction finds no mark");
        }
        List<Object> items = stack;
        stack = marked.remove(marked.size() - 1);
        return items;
    }

    private void drop() throws FormatException {
        if (stack.isEmpty()) {
            popMark();
        } else {
            pop();
        }
    }

    private Tuple tuple(int size) throws FormatException {
        Object[] items = new Object[size];
        for (int i = size - 1; i >= 0; i--) {
            items[i] = pop();
        }
        return new Tuple(new ArrayList<>(Arrays.asList(items)));
    }

    // The memo.

    private void remember(long index) throws FormatException {
        budget.take(2L * Budget.OBJECT);
        memo.put(index, top());
    }

    private Object recall(long index) throws FormatException {
        if (!memo.containsKey(index)) {
            throw refuse("is a damaged pickle: it recalls what was never remembered (" + index + ")");
        }
        return memo.get(index);
    }

    // Containers.

    private static List<Object> wrap(Object item) {
        List<Object> single = new ArrayList<>(1);
        single.add(item);
        return single;
    }

    private void append(List<Object> items) throws FormatException {
        if (!(top() instanceof List<?>)) {
            throw refuse("is a damaged pickle: it appends to what is no list");
        }
        budget.take((long) items.size() * Budget.OBJECT);
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) top();
        list.addAll(items);
    }

    private void setItem() throws FormatException {
        Object value = pop();
        List<Object> entry = wrap(pop());
        entry.add(value);
        setItems(entry);
    }

    private void setItems(List<Object> items) throws FormatException {
        if (!(top() instanceof Map<?, ?>)) {
            throw refuse("is a damaged pickle: it sets entries of what is no dictionary");
        }
        @SuppressWarnings("unchecked")
        Map<Object, Object> map = (Map<Object, Object>) top();
        entries(map, items);
    }

    private void addItems(List<Object> items) throws FormatException {
        if (!(top() instanceof Set<?>)) {
            throw refuse("is a damaged pickle: it adds to what is no set");
        }
        @SuppressWarnings("unchecked")
        Set<Object> set = (Set<Object>) top();
        elements(set, items);
    }

    Map<Object, Object> entries(Map<Object, Object> map, List<Object> items) throws FormatException {
        if (items.size() % 2 != 0) {
            throw refuse("is a damaged pickle: a dictionary has a key without a value");
        }
        for (int i = 0; i < items.size(); i += 2) {
            budget.take(2L * Budget.OBJECT);
            map.put(key(items.get(i)), items.get(i + 1));
        }
        return map;
    }

    Set<Object> elements(Set<Object> set, List<Object> items) throws FormatException {
        for (Object item : items) {
            budget.take(2L * Budget.OBJECT);
            set.add(key(item));
        }
        return set;
    }

    /** Only what is compared by value, at no depth. */
    private Object key(Object key) throws FormatException {
        return switch (key) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            default -> throw refuse("has a dictionary or set of keys that are neither text nor numbers");
        };
    }

    // Numbers and text.

    private Object integerLine() throws IOException {
        String line = in.line();
        // How protocol 0 writes truth values.
        if (line.equals("00") || line.equals("01")) {
            return line.equals("01");
        }
        return number(line);
    }

    private Object longLine() throws IOException {
        String line = in.line();
        return number(line.endsWith("L") ? line.substring(0, line.length() - 1) : line);
    }

    private Object number(String digits) throws FormatException {
        // More digits cost time that grows with their square.
        if (digits.length() > 400) {
            throw refuse("has a number of " + digits.length() + " digits");
        }
        try {
            return narrow(new BigInteger(digits.strip()));
        } catch (NumberFormatException e) {
            throw refuse("is a damaged pickle: " + Text.name(digits) + " is no whole number");
        }
    }

    private Object integer(byte[] littleEndian) throws FormatException {
        if (littleEndian.length == 0) {
            return 0L;
        }
        if (littleEndian.length > 200) {
            throw refuse("has a number of " + littleEndian.length + " bytes");
        }
        byte[] bytes = new byte[littleEndian.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = littleEndian[bytes.length - 1 - i];
        }
        return narrow(new BigInteger(bytes));
    }

    private static Object narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private Object doubleLine() throws IOException {
        String line = in.line().strip();
        try {
            return switch (line) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan" -> Double.NaN;
                default -> Double.parseDouble(line);
            };
        } catch (NumberFormatException e) {
            throw refuse("is a damaged pickle: " + Text.name(line) + " is no number");
        }
    }

    private long index(String line) throws FormatException {
        try {
            return Long.parseLong(line.strip());
        } catch (NumberFormatException e) {
            throw refuse("is a damaged pickle: " + Text.name(line) + " is no place in its memo");
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    // Functions and objects.

    private Global global(String module, String name) throws FormatException {
        String full = module + "." + name;
        return Constructor.ofName(full)
                .map(constructor -> new Global(constructor, full))
                .orElseThrow(() -> objectRefused(module, name));
    }

    private void stackGlobal() throws FormatException {
        Object name = pop();
        Object module = pop();
        if (!(name instanceof String function) || !(module instanceof String from)) {
            throw refuse("is a damaged pickle: a function has no name");
        }
        push(global(from, function));
    }

    private FormatException objectRefused(String module, String name) {
        return refuse(Refusals.of(module, name));
    }

    private void reduce() throws IOException {
        Object arguments = pop();
        Object function = pop();
        if (!(function instanceof Global global) || !(arguments instanceof Tuple tuple)) {
            throw refuse("is a damaged pickle: it calls what is no function");
        }
        push(global.constructor().call(tuple.items(), this));
    }

    /** Objects of classes: of those allowed, OrderedDict alone is made so, by old protocols. */
    private void newObject(int instruction) throws IOException {
        List<Object> arguments;
        Object type;
        if (instruction == 'o') {
            List<Object> items = popMark();
            type = items.isEmpty() ? null : items.remove(0);
            arguments = items;
        } else {
            if (instruction == 0x92 && !(pop() instanceof Map<?, ?> named && named.isEmpty())) {
                throw refuse("makes an object with named arguments, which no array needs");
            }
            arguments = pop() instanceof Tuple tuple ? tuple.items() : List.of();
            type = pop();
        }
        if (!(type instanceof Global global)) {
            throw refuse("is a damaged pickle: it makes an object of what is no class");
        }
        push(global.constructor().call(arguments, this));
    }

    private void build() throws IOException {
        Object state = pop();
        Object target = top();
        if (target instanceof Deferred deferred) {
            deferred.build(state, this);
        } else if (!(target instanceof Map<?, ?>)) {
            // Of an OrderedDict, such as a state_dict, it is attributes: PyTorch notes the versions of layers there.
            throw refuse(
                    "sets the state of " + (target instanceof Global global ? Text.name(global.name()) : "an object")
                            + ", which has none here");
        }
    }

    private Object persistent(Object id) throws IOException {
        if (persistentIds == null) {
            throw refuse("refers to data outside of the pickle (a persistent id); only torch.save's files may");
        }
        return persistentIds.load(id, this);
    }
}
