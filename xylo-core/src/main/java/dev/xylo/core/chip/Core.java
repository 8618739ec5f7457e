package dev.xylo.core.chip;

/**
 * A revision of the neuron arithmetic.
 *
 * <p>Spike caps are the same in both: an input channel delivers at most {@link #MAX_INPUT_SPIKES} per step, a hidden neuron
 * emits at most {@link #MAX_HIDDEN_SPIKES}, a readout neuron at most {@link #MAX_OUTPUT_SPIKES}.
 */
public enum Core {
    /** SYNS61300: the membrane decays and integrates in place; no bias, no hibernation flag. */
    CORE_1(1, false),
    /** SYNS61201 (Audio 2), SYNS63300 (IMU), SYNS65302 (Audio 3): the change of the membrane saturates on its own; bias. */
    CORE_2(2, true);

    /** Spikes that one input channel delivers in a step, at most (4 bits). */
    public static final int MAX_INPUT_SPIKES = 15;

    /** Spikes that a hidden neuron emits in a step, at most (5 bits). */
    public static final int MAX_HIDDEN_SPIKES = 31;

    /** Spikes that a readout neuron emits in a step, at most. */
    public static final int MAX_OUTPUT_SPIKES = 1;

    private final int number;
    private final boolean bias;

    Core(int number, boolean bias) {
        this.number = number;
        this.bias = bias;
    }

    /**
     * The revision's number, as users type it.
     *
     * @return 1 or 2
     */
    public int number() {
        return number;
    }

    /**
     * Whether neurons have a bias and the core reports hibernation.
     *
     * @return true from core 2 on
     */
    public boolean hasBias() {
        return bias;
    }

    /**
     * Finds a revision by its number.
     *
     * @param number 1 or 2
     * @return the revision
     * @throws IllegalArgumentException if there is no such core
     */
    public static Core ofNumber(int number) {
        for (Core core : values()) {
            if (core.number == number) {
                return core;
            }
        }
        throw new IllegalArgumentException(
                "no core " + number + "; there are core 1 (SYNS61300) and core 2 (SYNS61201, SYNS63300, SYNS65302)");
    }
}
