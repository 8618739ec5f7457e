package dev.xylo.sim.twin;

/**
 * How a float twin differs from the chip.
 *
 * @param decay how states decay
 * @param caps spike caps
 * @param timing when hidden spikes reach the readout
 */
public record TwinOptions(Decay decay, Caps caps, ReadoutTiming timing) {
    /** Exponential decay, the chip's caps and timing: a network trained for the chip. */
    public static final TwinOptions DEFAULT = new TwinOptions(Decay.EXPONENTIAL, Caps.CHIP, ReadoutTiming.CHIP);

    /**
     * The same with another decay.
     *
     * @param other how states decay
     * @return new options
     */
    public TwinOptions with(Decay other) {
        return new TwinOptions(other, caps, timing);
    }
}
