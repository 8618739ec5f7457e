package dev.xylo.faults;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;

/**
 * One faulty bit.
 *
 * @param memory which memory
 * @param index flat index of the word
 * @param bit 0 is the least significant one
 * @param kind what happens to it
 * @param step for a state: a flip comes right before this step, a stuck bit from this step on; 0 for a parameter
 */
public record Fault(Memory memory, int index, int bit, FaultKind kind, int step) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the bit is not in the word, or index or step are negative
     */
    public Fault {
        if (bit < 0 || bit >= memory.bits()) {
            throw new IllegalArgumentException(
                    memory.key() + " has bits 0.." + (memory.bits() - 1) + "; " + bit + " is none of them");
        }
        if (index < 0 || step < 0) {
            throw new IllegalArgumentException("a fault needs an index and a step of 0 or above");
        }
    }

    /** The word with this fault. */
    int apply(int value) {
        boolean signed = memory.isState()
                || memory.parameter().kind() == Parameter.Kind.WEIGHT
                || memory.parameter().kind() == Parameter.Kind.BIAS;
        return kind.apply(value, bit, memory.bits(), signed);
    }

    /**
     * The fault in words.
     *
     * @param shape sizes of the network
     * @return such as {@code weights_in[3, 4, 0] bit 7 flip} or {@code v_mem[2] bit 15 stuck1 from step 10}
     */
    public String text(NetworkShape shape) {
        String word = memory.isState() ? memory.key() + "[" + index + "]" : shape.element(memory.parameter(), index);
        String when = !memory.isState() ? "" : kind == FaultKind.FLIP ? " before step " + step : " from step " + step;
        return word + " bit " + bit + " " + kind.key() + when;
    }
}
