package dev.xylo.faults;

import dev.xylo.core.network.NetworkShape;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a fault as it is typed: {@code weights_in[3,4,0]:7:flip}, {@code v_mem[2]:15:stuck1@10}. */
public final class FaultText {
    private static final Pattern FORM =
            Pattern.compile("([a-z_0-9]+)\\[([0-9, ]+)\\]:(\\d{1,2}):([a-z0-9]+)(?:@(\\d{1,9}))?");

    private FaultText() {}

    /**
     * Reads one.
     *
     * @param text the fault
     * @param shape sizes of the network
     * @return the fault
     * @throws IllegalArgumentException if it is none of this network; the message says what is
     */
    public static Fault parse(String text, NetworkShape shape) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a fault: MEMORY[INDEX]:BIT:KIND, for a state with @STEP, such as weights_in[3,4,0]:7:flip or"
                    + " v_mem[2]:15:stuck1@10");
        }
        Memory memory = Memory.ofKey(form.group(1))
                .orElseThrow(() -> new IllegalArgumentException("there is no memory '" + form.group(1) + "'; there is: "
                        + Arrays.stream(Memory.values()).map(Memory::key).collect(Collectors.joining(", "))));
        FaultKind kind = Arrays.stream(FaultKind.values())
                .filter(candidate -> candidate.key().equals(form.group(4)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + form.group(4) + "' is not a kind of fault: flip, stuck0 or stuck1"));
        int index = index(memory, form.group(2), shape);
        int step = form.group(5) == null ? 0 : Integer.parseInt(form.group(5));
        return new Fault(memory, index, Integer.parseInt(form.group(3)), kind, step);
    }

    private static int index(Memory memory, String text, NetworkShape shape) {
        int[] dimensions =
                memory.isState() ? new int[] {memory.state().width(shape)} : shape.dimensions(memory.parameter());
        String[] words = text.split(",");
        boolean valid = words.length == dimensions.length;
        int flat = 0;
        for (int d = 0; valid && d < dimensions.length; d++) {
            String word = words[d].strip();
            valid = word.matches("\\d{1,9}") && Integer.parseInt(word) < dimensions[d];
            flat = valid ? flat * dimensions[d] + Integer.parseInt(word) : 0;
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    memory.key() + "[" + text + "] is not there: its shape is " + Arrays.toString(dimensions));
        }
        return flat;
    }
}
