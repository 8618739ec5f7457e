package dev.xylo.formats.nir;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a NIR file does not say.
 *
 * @param dt time step, seconds; empty to take the one that the file implies
 * @param reset what a spike does to the membrane in the framework that trained the network; empty if nobody said
 * @param relay whether relay neurons are put into the shorter of paths that meet, so that all take the same steps
 */
public record NirOptions(OptionalDouble dt, Optional<Reset> reset, boolean relay) {
    /** Nothing is known but the file. */
    public static final NirOptions NONE = new NirOptions(OptionalDouble.empty(), Optional.empty(), false);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if dt is not positive and finite
     */
    public NirOptions {
        if (dt.isPresent() && !(dt.getAsDouble() > 0 && Double.isFinite(dt.getAsDouble()))) {
            throw new IllegalArgumentException(
                    "dt is " + dt.getAsDouble() + " s; a time step must be positive and finite");
        }
    }

    /**
     * Without relays.
     *
     * @param dt time step, seconds; empty to take the one that the file implies
     * @param reset what a spike does to the membrane; empty if nobody said
     */
    public NirOptions(OptionalDouble dt, Optional<Reset> reset) {
        this(dt, reset, false);
    }

    /** What a spike does to the membrane. */
    public enum Reset {
        /** Subtracts the threshold, as the chip does. */
        SUBTRACT("subtract"),
        /** Sets it to {@code v_reset}, as NIR's equations say. */
        ZERO("zero");

        private final String key;

        Reset(String key) {
            this.key = key;
        }

        /**
         * Name that users choose it by.
         *
         * @return lower case
         */
        public String key() {
            return key;
        }
    }
}
