package dev.xylo.sim.twin;

import dev.xylo.core.chip.Core;
import java.util.Locale;

/**
 * Largest numbers of spikes in one step.
 *
 * @param input per input channel, at least 1
 * @param hidden per hidden neuron, at least 1
 * @param output per readout neuron, at least 1
 */
public record Caps(int input, int hidden, int output) {
    private static final String UNCAPPED = "none";

    /** As the chip: 15, 31 and 1. */
    public static final Caps CHIP = new Caps(Core.MAX_INPUT_SPIKES, Core.MAX_HIDDEN_SPIKES, Core.MAX_OUTPUT_SPIKES);

    /** No caps. */
    public static final Caps NONE = new Caps(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a cap is below 1
     */
    public Caps {
        if (input < 1 || hidden < 1 || output < 1) {
            throw new IllegalArgumentException("a spike cap is at least 1");
        }
    }

    /**
     * As Rockpool's {@code max_spikes_per_dt}: input uncapped, hidden and readout neurons alike.
     *
     * @param neuron cap of every neuron, at least 1
     * @return the caps
     */
    public static Caps perNeuron(int neuron) {
        return new Caps(Integer.MAX_VALUE, neuron, neuron);
    }

    /**
     * Reads caps as users write them.
     *
     * @param text {@code chip}, {@code none}, one number for every neuron (inputs uncapped), or three for inputs, hidden neurons and readouts,
     *     each a number or {@code none}; such as {@code none,31,1}
     * @return the caps
     * @throws IllegalArgumentException if it is none of these
     */
    public static Caps parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(CHIP.key())) {
            return CHIP;
        }
        if (plain.equals(UNCAPPED)) {
            return NONE;
        }
        String[] parts = plain.split(",", -1);
        try {
            if (parts.length == 3) {
                return new Caps(cap(parts[0]), cap(parts[1]), cap(parts[2]));
            }
            if (parts.length == 1) {
                return perNeuron(Integer.parseInt(plain));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    /**
     * As {@link #parse} reads it.
     *
     * @return the shortest text
     */
    public String key() {
        if (equals(CHIP)) {
            return "chip";
        }
        if (equals(NONE)) {
            return UNCAPPED;
        }
        return equals(perNeuron(hidden))
                ? Integer.toString(hidden)
                : text(input) + "," + text(hidden) + "," + text(output);
    }

    private static int cap(String text) {
        return text.strip().equals(UNCAPPED) ? Integer.MAX_VALUE : Integer.parseInt(text.strip());
    }

    private static String text(int cap) {
        return cap == Integer.MAX_VALUE ? UNCAPPED : Integer.toString(cap);
    }

    private static String refusal(String text) {
        return "'" + text + "' is not a spike cap: chip, none, the spikes of a neuron in a step (at least 1), or"
                + " IN,HIDDEN,OUT such as none,31,1";
    }
}
