package dev.xylo.quantize;

import java.util.Locale;
import java.util.Set;

/**
 * What a quantization method is: how users call it, what it looks at, and which options it takes. Help texts and checks of options are made
 * from it; {@link Quantizers} lists all.
 *
 * @param name that users choose it by, such as {@code channel}
 * @param summary a few words for help texts
 * @param samples whether it looks at unlabelled samples
 * @param options that it takes beside the bits of weights and thresholds, which all methods take
 * @param compensates whether it chooses the integers of a neuron together: then one that is not its value's rounding is no error
 */
public record Method(String name, String summary, Samples samples, Set<Option> options, boolean compensates) {
    /** Whether a method looks at unlabelled samples. */
    public enum Samples {
        /** Never. */
        NONE,
        /** Where there are some. */
        OPTIONAL,
        /** It cannot do without. */
        NEEDED
    }

    /** An option that only some methods take. */
    public enum Option {
        /** Whose arithmetic is followed ({@link Compat}). */
        VERSION,
        /** {@code fuzzy_scaling}, in every version. */
        FUZZY_SCALING,
        /** {@code fuzzy_scaling} in {@link Compat#CORRECTED} alone: the published versions ignore it. */
        FUZZY_SCALING_IF_CORRECTED,
        /** Decay, caps and timing of the float network that the integers shall follow. */
        FLOAT_NETWORK,
        /** What to switch off. */
        INGREDIENTS,
        /** Bits of a weight by group. */
        WIDTHS,
        /** How long it may take. */
        BUDGET
    }

    /** Copies. */
    public Method {
        options = Set.copyOf(options);
    }

    /**
     * Whether it takes an option.
     *
     * @param option the option
     * @return false where the option would be ignored
     */
    public boolean takes(Option option) {
        return options.contains(option);
    }

    /**
     * Whether it follows versions of a published program, and their correction.
     *
     * @return false for methods of our own
     */
    public boolean followsVersions() {
        return takes(Option.VERSION);
    }

    /**
     * Whether fuzzy scaling makes a difference.
     *
     * @param version that is followed
     * @return false where it would be ignored
     */
    public boolean takesFuzzyScaling(Compat version) {
        return takes(Option.FUZZY_SCALING) || takes(Option.FUZZY_SCALING_IF_CORRECTED) && version == Compat.CORRECTED;
    }

    /**
     * Whether it can look at samples.
     *
     * @return false if they would be ignored
     */
    public boolean takesSamples() {
        return samples != Samples.NONE;
    }

    /**
     * The method as used, for texts: with the version only where there is one to follow.
     *
     * @param options of the quantization
     * @return such as {@code channel (rockpool-3.1.0)} or {@code optimal}
     */
    public String describe(QuantizationOptions options) {
        return followsVersions()
                ? String.format(Locale.ROOT, "%s (%s)", name, options.compat().key())
                : name;
    }
}
