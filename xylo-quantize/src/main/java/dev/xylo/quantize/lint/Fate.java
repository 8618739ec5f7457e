package dev.xylo.quantize.lint;

/** What became of a float value. */
public enum Fate {
    /** The integer is the value times its scale, exactly. */
    KEPT("kept", false),
    /** It differs by rounding, at most one integer step (two roundings in a row). */
    ROUNDED("rounded", false),
    /** It exceeded the chip's range and was cut to it. */
    CLIPPED("clipped", false),
    /** Most values of the parameter follow another scale than their neuron's. */
    RESCALED("rescaled", false),
    /** It stands at another index. */
    MOVED("moved", false),
    /** A method that chooses the integers of a neuron together departed from its rounding on purpose. */
    COMPENSATED("compensated", false),
    /** It is not 0 in float and has no counterpart. */
    LOST("lost", true),
    /** The integer has the opposite sign. */
    FLIPPED("sign-flipped", true),
    /** It exceeded int8 or int16 and wrapped around. */
    WRAPPED("wrapped", true),
    /** The integer is neither of the above. */
    CHANGED("changed", true),
    /** It is 0 or absent in float, and not in the integers. */
    ADDED("added", true);

    private final String key;
    private final boolean error;

    Fate(String key, boolean error) {
        this.key = key;
        this.error = error;
    }

    /**
     * In words, for tables and JSON.
     *
     * @return such as {@code sign-flipped}
     */
    public String key() {
        return key;
    }

    /**
     * Whether it is an error.
     *
     * @return false for what quantizing does by design
     */
    public boolean isError() {
        return error;
    }
}
